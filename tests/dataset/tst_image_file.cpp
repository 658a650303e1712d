#include "core/dataset/image_file.h"

#include "core/base/atomic_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace soco;
using namespace soco::dataset;

namespace {

const QString folder = QStringLiteral(SOCO_TEST_DATA "/images/");

std::filesystem::path imagePath(const QString &name) { return (folder + name).toStdString(); }

QJsonObject goldens()
{
    QFile file(folder + "goldens.json");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("goldens.json is missing");
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray hashOf(const RgbImage &image)
{
    const QByteArrayView bytes(image.pixels.data(), qsizetype(image.pixels.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

RgbImage gradient(int width, int height)
{
    RgbImage image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            image.row(y)[3 * x] = std::uint8_t(255 * x / width);
            image.row(y)[3 * x + 1] = std::uint8_t(255 * y / height);
            image.row(y)[3 * x + 2] = 128;
        }
    return image;
}

// Every JPEG segment marker of a file, in order, up to the image data.
QByteArray markersOf(const std::string &jpeg)
{
    QByteArray markers;
    const auto byte = [&](std::size_t at) { return std::size_t(static_cast<unsigned char>(jpeg[at])); };
    for (std::size_t at = 2; at + 4 <= jpeg.size(); at += 2 + (byte(at + 2) << 8 | byte(at + 3))) {
        markers += jpeg[at + 1];
        if (byte(at + 1) == 0xDA)
            break;
    }
    return markers;
}

} // namespace

class TestImageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pixelsAreThoseOfPillow_data();
    void pixelsAreThoseOfPillow();
    void oddPicturesAreReadWithAWord_data();
    void oddPicturesAreReadWithAWord();
    void whatPillowRefusesIsRefused_data();
    void whatPillowRefusesIsRefused();
    void aPointerOrWebPageIsCalledSo();
    void probeReadsSizeAndOrientation_data();
    void probeReadsSizeAndOrientation();
    void probeFindsAHeaderBehindLargeMetadata();
    void everyCutOfAFileIsAnError_data();
    void everyCutOfAFileIsAnError();
    void whatIsNoFile();
    void manyScansAreRefused();
    void claimedSizeCostsNoMemory();
    void thumbnailFits_data();
    void thumbnailFits();
    void thumbnailShowsThePicture();
    void thumbnailOfBadInput();
    void encodedJpegIsPlainAndComesBack();
    void encoderIsDeterministic();
    void whatJpegCannotHold();
};

void TestImageFile::pixelsAreThoseOfPillow_data()
{
    QTest::addColumn<QString>("name");
    const QJsonObject all = goldens();
    for (const QString &name : all.keys())
        if (!all[name].toObject().contains("refused"))
            QTest::newRow(qPrintable(name)) << name;
}

void TestImageFile::pixelsAreThoseOfPillow()
{
    QFETCH(QString, name);
    const QJsonObject golden = goldens()[name].toObject();
    const auto image = decodeImage(imagePath(name));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().text().c_str());
    QCOMPARE(image->width, golden["width"].toInt());
    QCOMPARE(image->height, golden["height"].toInt());
    QCOMPARE(image->pixels.size(), std::size_t(3) * std::size_t(image->width) * std::size_t(image->height));
    QCOMPARE(QString::fromLatin1(hashOf(*image)), golden["sha256"].toString());
    const auto info = probeImage(imagePath(name));
    QVERIFY(info.ok());
    QCOMPARE(info->width, image->width);
    QCOMPARE(info->height, image->height);
}

void TestImageFile::oddPicturesAreReadWithAWord_data()
{
    QTest::addColumn<QString>("oddity"); // a part; empty: nothing is odd
    const auto row = [](const char *name, const char *oddity) { QTest::newRow(name) << QString(oddity); };
    row("rgb_420_q75.jpg", "");
    row("progressive.jpg", "");
    row("exif_orientation_6.jpg", "");
    row("cmyk_adobe.jpg", "");
    row("rgb_8.png", "");
    row("interlaced_rgba_16.png", "");
    row("png_filters.png", "");
    row("junk_after_the_end.jpg", "25 bytes follow the end marker");
    row("two_pictures.jpg", "bytes follow the end marker");
    row("junk_instead_of_end.jpg", "The end marker is missing");
    row("zeros_instead_of_end.jpg", "The end marker is missing");
    row("early_end.jpg", "libjpeg says: ");
    row("restart_missing.jpg", "libjpeg says: ");
    row("png_named.JPEG", "");
    row("png_wrong_checksum.png", "checksum of the pixel data");
    row("png_wrong_first_checksum.png", "checksum of the pixel data");
    row("png_without_last_checksum.png", "checksum of the pixel data");
    row("png_without_stream_end.png", "do not end where they should");
    row("png_few_rows.png", "fewer rows than its header says");
    row("png_unknown_critical.png", "a chunk that no reader knows");
    row("png_header_long.png", "twice or is too long");
    row("png_header_twice.png", "twice or is too long");
    row("png_header_second.png", "not the first chunk");
    row("png_compression_unknown.png", "compression that does not exist");
    row("png_profile_broken.png", "libpng says: ");
    row("palette_missing.png", "palette is missing");
    row("palette_odd_length.png", "palette has too many bytes");
}

void TestImageFile::oddPicturesAreReadWithAWord()
{
    QFETCH(QString, oddity);
    std::vector<std::string> oddities;
    const auto image = decodeImage(imagePath(QTest::currentDataTag()), &oddities);
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().text().c_str());
    QStringList said;
    for (const std::string &text : oddities)
        said << QString::fromStdString(text);
    const QString all = said.join(" | ");
    if (oddity.isEmpty())
        QCOMPARE(all, QString());
    else
        QVERIFY2(all.contains(oddity), qPrintable(all));
}

void TestImageFile::whatPillowRefusesIsRefused_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("place");
    QTest::newRow("half.jpg") << "truncated" << "row ";
    QTest::newRow("progressive_half.jpg") << "truncated" << "byte 696";
    QTest::newRow("header_only.jpg") << "truncated" << "header";
    QTest::newRow("signature_only.jpg") << "truncated" << "header";
    QTest::newRow("no_end_marker.jpg") << "truncated" << "row ";
    QTest::newRow("png_half.png") << "truncated" << "row 0 of 13";
    QTest::newRow("png_header_only.png") << "truncated" << "header";
    QTest::newRow("empty.jpg") << "0 bytes" << "byte 0";
    QTest::newRow("text.jpg") << "not a JPEG or PNG" << "byte 0";
    QTest::newRow("bomb.jpg") << "65,500 x 65,500" << "header";
    QTest::newRow("png_bomb.png") << "2,147,483,647 x 2,147,483,647" << "header";
    QTest::newRow("zero_height.jpg") << "cannot be decoded" << "header";
    QTest::newRow("twelve_bit.jpg") << "precision 12" << "header";
    // Nothing of the goldens is left out here.
    int refused = 0;
    for (const QJsonValue &golden : goldens())
        refused += golden.toObject().contains("refused") ? 1 : 0;
    QCOMPARE(refused, 13);
}

void TestImageFile::whatPillowRefusesIsRefused()
{
    QFETCH(QString, message);
    QFETCH(QString, place);
    const QString name = QTest::currentDataTag();
    QVERIFY(goldens()[name].toObject().contains("refused"));
    const auto image = decodeImage(imagePath(name));
    QVERIFY(!image.ok());
    const Error &error = image.error();
    QVERIFY2(QString::fromStdString(error.message).contains(message), error.text().c_str());
    QVERIFY2(QString::fromStdString(error.place).startsWith(place), error.text().c_str());
    QCOMPARE(error.file, imagePath(name).string());
    QVERIFY(!error.remedy.empty());
    QVERIFY(!decodeThumbnail(imagePath(name), 16, 16).ok());
}

// What a download that did not go through leaves behind under the picture's name.
void TestImageFile::aPointerOrWebPageIsCalledSo()
{
    QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "car_1.JPEG";
    for (const auto &[bytes, what] : {std::pair("version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS"),
                                      std::pair("<!DOCTYPE html><html>", "web page")}) {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) > 0);
        file.close();
        const auto image = decodeImage(path);
        QVERIFY(!image.ok());
        QVERIFY2(image.error().text().find(what) != std::string::npos, image.error().text().c_str());
        QCOMPARE(image.error().file, path.string());
        QVERIFY(!probeImage(path).ok());
    }
}

void TestImageFile::probeReadsSizeAndOrientation_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("orientation");
    QTest::newRow("grey.jpg") << 61 << 45 << 1;
    QTest::newRow("exif_orientation_3.jpg") << 61 << 45 << 3;
    QTest::newRow("exif_orientation_6.jpg") << 61 << 45 << 6;
    QTest::newRow("png_named.JPEG") << 19 << 13 << 1;
    QTest::newRow("half.jpg") << 61 << 45 << 1; // the header is whole
}

void TestImageFile::probeReadsSizeAndOrientation()
{
    const auto info = probeImage(imagePath(QTest::currentDataTag()));
    QVERIFY2(info.ok(), info.ok() ? "" : info.error().text().c_str());
    QTEST(info->width, "width");
    QTEST(info->height, "height");
    QTEST(info->orientation, "orientation");
}

void TestImageFile::probeFindsAHeaderBehindLargeMetadata()
{
    auto bytes = readFile(imagePath("grey.jpg"));
    QVERIFY(bytes.ok());
    std::string segment("\xFF\xE5\xFF\xFF", 4);
    segment.resize(0xFFFF + 2, 'm'); // the length counts itself, not the marker
    for (int i = 0; i < 3; ++i)
        bytes->insert(2, segment);
    QTemporaryDir temporary;
    const std::filesystem::path path = temporary.filePath("big.jpg").toStdString();
    QVERIFY(writeFileAtomically(path, *bytes).ok());
    const auto info = probeImage(path);
    QVERIFY2(info.ok(), info.ok() ? "" : info.error().text().c_str());
    QCOMPARE(info->width, 61);

    QVERIFY(writeFileAtomically(path, bytes->substr(0, 100'000)).ok());
    const auto cut = probeImage(path);
    QVERIFY(!cut.ok());
    QVERIFY(cut.error().message.find("truncated") != std::string::npos);
}

void TestImageFile::everyCutOfAFileIsAnError_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"rgb_420_q75.jpg", "progressive.jpg", "cmyk_adobe.jpg", "interlaced_rgb.png", "palette_8.png"})
        QTest::newRow(name) << name;
}

void TestImageFile::everyCutOfAFileIsAnError()
{
    QFETCH(QString, name);
    const auto bytes = readFile(imagePath(name));
    QVERIFY(bytes.ok());
    // libpng does not need what follows the last row: the end of the last chunk and IEND, 12 bytes, and the checksum.
    const std::size_t needed = name.endsWith(".png") ? bytes->size() - 20 : bytes->size();
    for (std::size_t length = 0; length < needed; ++length) {
        const auto image = decodeImageBytes(std::string_view(*bytes).substr(0, length), "cut");
        QVERIFY2(!image.ok(), qPrintable(QString("%1 bytes").arg(length)));
        QCOMPARE(image.error().file, std::string("cut"));
    }
}

void TestImageFile::whatIsNoFile()
{
    QTemporaryDir temporary;
    const std::filesystem::path inside = temporary.path().toStdString();
    QCOMPARE(::mkfifo((inside / "pipe").c_str(), 0600), 0);
    for (const auto &path : {inside, inside / "pipe", inside / "missing"}) {
        QVERIFY(!decodeImage(path).ok());
        QVERIFY(!probeImage(path).ok());
        QVERIFY(!decodeThumbnail(path, 10, 10).ok());
    }
    QCOMPARE(decodeImage(inside / "missing").error().kind, ErrorKind::NotFound);
}

void TestImageFile::manyScansAreRefused()
{
    // The last scan of a progressive file again and again, before the end marker.
    auto bytes = readFile(imagePath("progressive.jpg"));
    QVERIFY(bytes.ok());
    const std::size_t scan = bytes->rfind("\xFF\xDA");
    const std::string last = bytes->substr(scan, bytes->size() - 2 - scan);
    std::string many = bytes->substr(0, bytes->size() - 2);
    for (int i = 0; i < 300; ++i)
        many += last;
    many += "\xFF\xD9";
    const auto image = decodeImageBytes(many, "many");
    QVERIFY(!image.ok());
    QVERIFY2(image.error().message.find("scans") != std::string::npos, image.error().text().c_str());
}

void TestImageFile::claimedSizeCostsNoMemory()
{
    // 13,000 x 13,000 fits the limit; half a gigabyte must not be touched for a file of two kilobytes.
    auto bytes = readFile(imagePath("rgb_420_q75.jpg"));
    QVERIFY(bytes.ok());
    const std::size_t frame = bytes->find("\xFF\xC0");
    const std::string side = "\x32\xC8"; // 13,000
    bytes->replace(frame + 5, 4, side + side);
    bytes->resize(bytes->size() - 2); // without the end marker, which libjpeg would repeat to the last row
    rusage before{}, after{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto image = decodeImageBytes(*bytes, "huge");
    ::getrusage(RUSAGE_SELF, &after);
    QVERIFY(!image.ok());
    QVERIFY(image.error().message.find("truncated") != std::string::npos);
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 100'000, "kilobytes");
}

void TestImageFile::thumbnailFits_data()
{
    QTest::addColumn<QSize>("box");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wider than the box") << QSize(96, 96) << QSize(96, 72);
    QTest::newRow("higher than the box") << QSize(1000, 60) << QSize(80, 60);
    QTest::newRow("a tenth") << QSize(64, 48) << QSize(64, 48);
    QTest::newRow("one pixel") << QSize(1, 1) << QSize(1, 1);
    QTest::newRow("never larger") << QSize(4000, 4000) << QSize(640, 480);
    QTest::newRow("odd") << QSize(333, 333) << QSize(333, 250);
}

void TestImageFile::thumbnailFits()
{
    QFETCH(QSize, box);
    QTemporaryDir temporary;
    const std::filesystem::path path = temporary.filePath("picture.jpg").toStdString();
    QVERIFY(writeFileAtomically(path, encodeJpeg(gradient(640, 480), 90)).ok());
    const auto small = decodeThumbnail(path, box.width(), box.height());
    QVERIFY2(small.ok(), small.ok() ? "" : small.error().text().c_str());
    QTEST(QSize(small->width, small->height), "expected");
    QCOMPARE(small->pixels.size(), std::size_t(3) * std::size_t(small->width) * std::size_t(small->height));
}

void TestImageFile::thumbnailShowsThePicture()
{
    QTemporaryDir temporary;
    const std::filesystem::path path = temporary.filePath("picture.jpg").toStdString();
    QVERIFY(writeFileAtomically(path, encodeJpeg(gradient(640, 480), 95)).ok());
    const auto small = decodeThumbnail(path, 50, 50);
    QVERIFY(small.ok());
    const RgbImage expected = gradient(small->width, small->height);
    for (std::size_t i = 0; i < expected.pixels.size(); ++i)
        QVERIFY2(std::abs(int(small->pixels[i]) - int(expected.pixels[i])) <= 8, qPrintable(QString::number(i)));

    const auto fromPng = decodeThumbnail(imagePath("rgb_8.png"), 5, 5); // scaled by averaging alone
    QVERIFY(fromPng.ok());
    QCOMPARE(QSize(fromPng->width, fromPng->height), QSize(5, 3));
}

void TestImageFile::thumbnailOfBadInput()
{
    const auto none = decodeThumbnail(imagePath("grey.jpg"), 0, 10);
    QVERIFY(!none.ok());
    QCOMPARE(none.error().kind, ErrorKind::InvalidArgument);
}

void TestImageFile::encodedJpegIsPlainAndComesBack()
{
    const RgbImage image = gradient(101, 53);
    const std::string jpeg = encodeJpeg(image, 92);
    // JFIF, two quantisation tables, baseline frame, four Huffman tables, scan: no metadata.
    QCOMPARE(markersOf(jpeg).toHex(' '), QByteArray("e0 db db c0 c4 c4 c4 c4 da"));
    const std::size_t frame = jpeg.find("\xFF\xC0");
    QCOMPARE(int(jpeg[frame + 11]), 0x22); // first component 2 x 2: 4:2:0
    QCOMPARE(int(jpeg[frame + 14]), 0x11);
    const auto back = decodeImageBytes(jpeg, "back");
    QVERIFY(back.ok());
    QCOMPARE(back->width, 101);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        QVERIFY(std::abs(int(back->pixels[i]) - int(image.pixels[i])) <= 12);
    QVERIFY(encodeJpeg(image, 30).size() < jpeg.size());
}

void TestImageFile::encoderIsDeterministic()
{
    QCOMPARE(encodeJpeg(gradient(64, 64), 90), encodeJpeg(gradient(64, 64), 90));
}

void TestImageFile::whatJpegCannotHold()
{
    QVERIFY(encodeJpeg(RgbImage(), 90).empty());
    QVERIFY(encodeJpeg(RgbImage(70'000, 1), 90).empty());
}

QTEST_APPLESS_MAIN(TestImageFile)
#include "tst_image_file.moc"
