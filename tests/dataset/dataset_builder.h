#pragma once

#include "core/dataset/image_file.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace soco::test {

// A tiny valid dataset in the SOCOv1 layout, in a temporary folder that goes with this object: five keypoints of three
// concepts on every category, of which image n hides keypoint (n - 1) % 5. Intra pairs: every i < j of a category.
// Cross pairs: image i of the category before (cyclically) with image i of the group. Train and test: the first and the
// last intra pair. All text ends in a newline and has one field a line, so that tests can replace pieces of it.
class DatasetBuilder
{
public:
    struct Options {
        std::vector<std::string> categories{"bus", "car"};
        int images = 3;
        int width = 64;
        int height = 48;
        bool annotations = true;
        bool taxonomy = true;
    };

    DatasetBuilder() : DatasetBuilder(Options{}) {}
    explicit DatasetBuilder(Options options) : m_options(std::move(options))
    {
        for (const std::string &category : m_options.categories)
            for (int n = 1; n <= m_options.images; ++n) {
                const std::string name = stem(category, n);
                write("Images/" + category + '/' + name + ".JPEG", picture(category, n));
                if (m_options.annotations)
                    write("KeypointAnnotations/" + category + '/' + name + ".json", annotation(category, n));
            }
        for (std::size_t c = 0; c < m_options.categories.size(); ++c)
            writePairs(c);
        if (m_options.taxonomy)
            write("Metadata/keypoint_taxonomy.json", taxonomy());
        write("Metadata/filename_mapping.json", "{}\n");
    }

    std::filesystem::path root() const { return (m_folder.path() + "/SOCOv1").toStdString(); }
    QString rootText() const { return m_folder.path() + "/SOCOv1"; }
    // The folder that holds the dataset's folder.
    std::filesystem::path parent() const { return m_folder.path().toStdString(); }

    // Paths are relative to the root. What cannot be done ends the test program.
    void write(const std::string &path, std::string_view bytes) const
    {
        const QString full = rootText() + '/' + QString::fromStdString(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            qFatal("Cannot write %s", qPrintable(full));
    }
    QByteArray read(const std::string &path) const
    {
        QFile file(rootText() + '/' + QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", path.c_str());
        return file.readAll();
    }
    void replace(const std::string &path, const QByteArray &from, const QByteArray &to) const
    {
        QByteArray bytes = read(path);
        const qsizetype at = bytes.indexOf(from);
        if (at < 0)
            qFatal("%s does not hold %s", path.c_str(), from.constData());
        write(path, bytes.replace(at, from.size(), to).toStdString());
    }
    void remove(const std::string &path) const
    {
        if (std::filesystem::remove_all(root() / path) == 0)
            qFatal("There is no %s to remove", path.c_str());
    }

    // Names pictures 1.JPEG, 2.JPEG, ... in every category, in all files and their names.
    void numberPictures() const
    {
        std::vector<std::string> files;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(root()))
            if (entry.is_regular_file())
                files.push_back(entry.path().lexically_relative(root()).string());
        for (const std::string &file : files) {
            QString name = QFileInfo(QString::fromStdString(file)).fileName();
            QByteArray bytes = read(file);
            for (const std::string &category : m_options.categories) {
                const QByteArray prefix = QByteArray::fromStdString(category) + '_';
                name.remove(QString::fromUtf8(prefix));
                if (file.ends_with(".json") && !file.starts_with("Metadata/"))
                    bytes.replace('"' + prefix, "\"");
            }
            remove(file);
            write(file.substr(0, file.rfind('/') + 1) + name.toStdString(), bytes.toStdString());
        }
    }

    static std::string stem(const std::string &category, int n) { return category + '_' + std::to_string(n); }
    static std::string imageName(const std::string &category, int n) { return stem(category, n) + ".JPEG"; }
    // "00001-car_1-car_2.json"
    static std::string pairName(int id, const std::string &source, const std::string &target)
    {
        const std::string digits = std::to_string(id);
        return std::string(5 - digits.size(), '0') + digits + '-' + source + '-' + target + ".json";
    }

private:
    struct Point {
        int id;
        std::string name;
        std::string conceptName;
        int conceptId;
        std::string kind;
        std::array<std::string, 3> slots; // position, part, position of the part
        double x, y;                      // of width and height
    };
    static const std::vector<Point> &points()
    {
        static const std::vector<Point> all{
            {1, "vehicle_mirror_left", "mirror", 7, "functional",
             {"center point", "side mirror", "left"}, 0.25, 0.25},
            {2, "vehicle_mirror_right", "mirror", 7, "functional",
             {"center point", "side mirror", "right"}, 0.75, 0.25},
            {3, "vehicle_numberplate_front", "numberplate", 9, "functional",
             {"center point", "number plate", "front"}, 0.5, 0.625},
            {4, "vehicle_wheel_front_left_center", "wheel_center", 4, "structural",
             {"center point", "wheel", "front left"}, 0.25, 0.75},
            {5, "vehicle_wheel_rear_left_center", "wheel_center", 4, "structural",
             {"center point", "wheel", "rear left"}, 0.75, 0.75}};
        return all;
    }

    std::vector<const Point *> visible(int n) const
    {
        std::vector<const Point *> shown;
        for (std::size_t i = 0; i < points().size(); ++i)
            if (int(i) != (n - 1) % 5)
                shown.push_back(&points()[i]);
        return shown;
    }

    std::string picture(const std::string &category, int n) const
    {
        RgbImage image(m_options.width, m_options.height);
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x)
                for (int c = 0; c < 3; ++c) {
                    const double wave = std::sin(x * 0.2 * n + c) * std::cos(y * 0.3 + double(category.size()));
                    image.row(y)[3 * x + c] = std::uint8_t(127 + 100 * wave);
                }
        return dataset::encodeJpeg(image, 90);
    }

    // Pieces of JSON.
    static std::string quoted(const std::string &text) { return '"' + text + '"'; }
    static std::string field(const std::string &key, const std::string &value) { return quoted(key) + ": " + value; }
    static std::string joined(const std::vector<std::string> &pieces, const std::string &separator)
    {
        std::string text;
        for (const std::string &piece : pieces)
            text += (text.empty() ? "" : separator) + piece;
        return text;
    }
    static std::string list(const std::vector<std::string> &pieces) { return '[' + joined(pieces, ", ") + ']'; }
    static std::string lines(const std::vector<std::string> &pieces) { return "[\n  " + joined(pieces, ",\n  ") + ']'; }
    static std::string record(const std::vector<std::string> &fields) { return '{' + joined(fields, ", ") + '}'; }
    static std::string file(const std::vector<std::string> &fields) { return "{\n" + joined(fields, ",\n") + "\n}\n"; }

    // Every image has the same layout, moved to the right by its number.
    std::string keypoints(int n) const
    {
        std::vector<std::string> records;
        for (const Point *point : visible(n)) {
            const std::string x = std::to_string(int(point->x * m_options.width) + n);
            const std::string y = std::to_string(int(point->y * m_options.height));
            records.push_back(record({field("id", std::to_string(point->id)), field("name", quoted(point->name)),
                                      field("pos", list({x, y})), field("concept_id", std::to_string(point->conceptId)),
                                      field("concept_name", quoted(point->conceptName)),
                                      field("kind", quoted(point->kind)), field("shared", "true")}));
        }
        return lines(records);
    }
    std::string size() const { return list({std::to_string(m_options.width), std::to_string(m_options.height)}); }
    std::string box(int n) const
    {
        const int left = m_options.width / 8, top = m_options.height / 8;
        return list({std::to_string(left + n), std::to_string(top), std::to_string(m_options.width - left + n),
                     std::to_string(m_options.height - top)});
    }

    std::string annotation(const std::string &category, int n) const
    {
        return file({field("category", quoted(category)), field("image", quoted(imageName(category, n))),
                     field("imsize", size()), field("bndbox", box(n)), field("keypoints", keypoints(n))});
    }

    // Names of the points that an image shows, of one concept or all.
    std::vector<std::string> names(int n, const std::string &conceptName = {}) const
    {
        std::vector<std::string> found;
        for (const Point *point : visible(n))
            if (conceptName.empty() || point->conceptName == conceptName)
                found.push_back(quoted(point->name));
        return found;
    }

    std::string pair(int id, const std::string &group, const std::string &source, int s, const std::string &target,
                     int t) const
    {
        std::vector<std::string> overlap, concepts;
        const std::vector<std::string> targets = names(t);
        for (const std::string &name : names(s))
            if (std::find(targets.begin(), targets.end(), name) != targets.end())
                overlap.push_back(name);
        for (const std::string conceptName : {"mirror", "numberplate", "wheel_center"})
            if (!names(s, conceptName).empty() && !names(t, conceptName).empty())
                concepts.push_back(record({field("concept_name", quoted(conceptName)),
                                           field("src_keypoints", list(names(s, conceptName))),
                                           field("trg_keypoints", list(names(t, conceptName)))}));
        return file({field("pair_id", std::to_string(id)), field("pair_group", quoted(group)),
                     field("src_category", quoted(source)), field("trg_category", quoted(target)),
                     field("src_image", quoted(imageName(source, s))), field("trg_image", quoted(imageName(target, t))),
                     field("src_imsize", size()), field("trg_imsize", size()), field("src_bndbox", box(s)),
                     field("trg_bndbox", box(t)), field("src_keypoints", keypoints(s)),
                     field("trg_keypoints", keypoints(t)), field("semantic_overlap", list(overlap)),
                     field("concept_matches", lines(concepts))});
    }

    void writePairs(std::size_t c)
    {
        const auto &categories = m_options.categories;
        const std::string &category = categories[c];
        const std::string &other = categories[(c + categories.size() - 1) % categories.size()];
        int id = 0;
        for (int i = 1; i <= m_options.images; ++i)
            for (int j = i + 1; j <= m_options.images; ++j) {
                const std::string name = '/' + pairName(++id, stem(category, i), stem(category, j));
                const std::string bytes = pair(id, category, category, i, category, j);
                write("PairAnnotations/intra/" + category + name, bytes);
                if (id == 1)
                    write("PairAnnotations/trainsplits/train/" + category + name, bytes);
                if (i == m_options.images - 1)
                    write("PairAnnotations/trainsplits/test/" + category + name, bytes);
            }
        for (int i = 1; i <= m_options.images && categories.size() > 1; ++i)
            write("PairAnnotations/cross/" + category + '/' + pairName(i, stem(other, i), stem(category, i)),
                  pair(i, category, other, i, category, i));
    }

    std::string taxonomy() const
    {
        std::vector<std::string> records;
        for (const std::string &category : m_options.categories)
            for (const Point &point : points())
                records.push_back(
                    record({field("super_category", quoted("transportation")), field("category", quoted(category)),
                            field("keypoint_id", std::to_string(point.id)), field("keypoint_name", quoted(point.name)),
                            field("concept_name", quoted(point.conceptName)), field("kind", quoted(point.kind)),
                            field("shared", "true"),
                            field("language", record({field("position", quoted(point.slots[0])),
                                                      field("part", quoted(point.slots[1])),
                                                      field("part_position", quoted(point.slots[2]))}))}));
        return file({field("instances", lines(records))});
    }

    Options m_options;
    QTemporaryDir m_folder;
};

} // namespace soco::test
