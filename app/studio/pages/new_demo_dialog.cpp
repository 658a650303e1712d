#include "app/studio/pages/new_demo_dialog.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>
#include <utility>

namespace soco::studio {

namespace {

constexpr int widthOfDialog = 600;
constexpr int shownNameLines = 3;
constexpr int mostImages = 1000;
constexpr int largestSeed = 999'999'999;

QSpinBox *makeSpinBox(const char *name, int from, int to, int value, const QString &accessibleName)
{
    auto *box = new QSpinBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(from, to);
    box->setValue(value);
    box->setGroupSeparatorShown(false);
    box->setMinimumWidth(120);
    box->setAccessibleName(accessibleName);
    return box;
}

QLabel *makeNote(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setFont(widgets::smallFont());
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, widgets::currentTokens().text2);
    label->setPalette(palette);
    return label;
}

QString bytesWords(long long bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

// Rounded as an estimate deserves, and so that no number is 1.
QString timeWords(double seconds)
{
    const QLocale locale;
    if (seconds < 90)
        return NewDemoDialog::tr("about %1 seconds")
            .arg(locale.toString(10 * std::max(1, int(std::lround(seconds / 10)))));
    if (seconds < 90 * 60)
        return NewDemoDialog::tr("about %1 minutes").arg(locale.toString(int(std::lround(seconds / 60))));
    return NewDemoDialog::tr("about %1 hours").arg(locale.toString(seconds / 3600, 'f', 1));
}

} // namespace

NewDemoDialog::NewDemoDialog(Executor *executor, widgets::Desktop *desktop, const QString &parentFolder, QWidget *parent,
                             const demo::DemoOptions &defaults)
    : QDialog(parent), m_parentFolder(parentFolder), m_defaults(defaults), m_executor(executor), m_desktop(desktop)
{
    setObjectName("newDemoDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New demo dataset"));
    build();
    connect(m_categories, &QSpinBox::valueChanged, this, &NewDemoDialog::countsChanged);
    connect(m_images, &QSpinBox::valueChanged, this, &NewDemoDialog::countsChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, &NewDemoDialog::countsChanged);
    connect(m_folder, &QLineEdit::textEdited, this, [this] { m_ownFolder = true; });
    connect(m_folder, &QLineEdit::textChanged, this, &NewDemoDialog::lookAtPlaceSoon);
    countsChanged();
    m_categories->setFocus();
    m_categories->selectAll();
}

void NewDemoDialog::build()
{
    const int known = int(demo::catalogue().size());
    m_categories = makeSpinBox("demoCategories", 1, known, std::min(m_defaults.categories, known), tr("Categories"));
    m_images = makeSpinBox("demoImages", 2, mostImages, m_defaults.images, tr("Images per category"));
    m_seed =
        makeSpinBox("demoSeed", 0, largestSeed, int(std::min<std::uint64_t>(m_defaults.seed, largestSeed)), tr("Seed"));
    m_names = new QPlainTextEdit(this);
    m_names->setObjectName("demoNames");
    m_names->setAccessibleName(tr("Categories that are drawn"));
    m_names->setReadOnly(true);
    m_names->setTabChangesFocus(true);
    m_names->setFont(widgets::smallFont());
    m_names->setFixedHeight(shownNameLines * QFontMetrics(m_names->font()).lineSpacing() + 12);
    m_folder = new QLineEdit(this);
    m_folder->setObjectName("demoFolder");
    m_folder->setAccessibleName(tr("Place"));
    auto *browse = new QPushButton(tr("&Browse…"), this);
    browse->setObjectName("demoBrowse");
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &NewDemoDialog::browse);
    m_verdict = new QLabel(this);
    m_verdict->setObjectName("demoVerdict");
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignTop);
    m_verdict->setMinimumHeight(2 * fontMetrics().lineSpacing()); // nothing moves when it gets longer
    m_cost = new QLabel(this);
    m_cost->setObjectName("demoCost");
    m_cost->setWordWrap(true);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(widgets::spacing::medium);
    grid->setVerticalSpacing(widgets::spacing::small);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &text, QWidget *field, QWidget *beside) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, 1, beside ? 1 : 2,
                        qobject_cast<QSpinBox *>(field) ? Qt::AlignLeft : Qt::Alignment());
        if (beside)
            grid->addWidget(beside, row, 2);
    };
    const auto addBelow = [&](QWidget *widget) { grid->addWidget(widget, grid->rowCount(), 1, 1, 2); };
    addRow(tr("&Categories:"), m_categories, nullptr);
    addBelow(m_names);
    addRow(tr("&Images per category:"), m_images, nullptr);
    addRow(tr("&Seed:"), m_seed, nullptr);
    addBelow(
        makeNote(tr("Another seed draws other toys. The same seed and counts give the same bytes on every computer.")));
    addRow(tr("&Place:"), m_folder, browse);
    addBelow(m_verdict);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    m_draw = buttons->addButton(tr("&Draw"), QDialogButtonBox::AcceptRole);
    m_draw->setObjectName("demoDraw");
    m_draw->setDefault(true);
    m_draw->setEnabled(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewDemoDialog::request);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(widgets::spacing::large, widgets::spacing::large, widgets::spacing::large,
                               widgets::spacing::medium);
    layout->setSpacing(widgets::spacing::medium);
    auto *what =
        new QLabel(tr("Painted toys in the layout of the benchmark, drawn by this program, with exact keypoints."),
                   this);
    what->setWordWrap(true);
    layout->addWidget(what);
    layout->addLayout(grid);
    layout->addWidget(line);
    layout->addWidget(m_cost);
    layout->addWidget(makeNote(
        tr("Reckoned at %1 seconds of one core for a picture; a busy computer takes longer. The dataset opens at "
           "once and pictures come in as they are drawn. You can stop at any time: this dialog, with the same "
           "options and place, goes on.")
            .arg(QLocale().toString(secondsPerPicture, 'f', 1))));
    layout->addStretch(1);
    layout->addWidget(buttons);
    resize(widthOfDialog, sizeHint().height());
}

demo::DemoOptions NewDemoDialog::options() const
{
    demo::DemoOptions options = m_defaults;
    options.categories = m_categories->value();
    options.images = m_images->value();
    options.seed = std::uint64_t(m_seed->value());
    return options;
}

QString NewDemoDialog::proposedName() const
{
    return QString::fromStdString(demo::folderName(options()));
}

void NewDemoDialog::countsChanged()
{
    // Return makes a spin box say its value again: looking at the place anew would disable the button that it presses.
    const std::array counts{m_categories->value(), m_images->value(), m_seed->value()};
    if (std::exchange(m_counts, counts) == counts)
        return;
    const auto all = demo::catalogue();
    QStringList names;
    for (int i = 0; i < m_categories->value(); ++i)
        names << QString::fromStdString(all[std::size_t(i)]);
    const QLocale locale;
    m_names->setPlainText(
        tr("%1 of %2: %3")
            .arg(locale.toString(m_categories->value()), locale.toString(int(all.size())), names.join(", ")));
    const DemoCost cost = costOf(options());
    const QString time = timeWords(cost.seconds);
    m_cost->setText(
        cost.threads == 1
            ? tr("%1 pictures, about %2 on disk, %3 of drawing with one core.")
                  .arg(locale.toString(cost.pictures), bytesWords(cost.bytes), time)
            : tr("%1 pictures, about %2 on disk, %3 of drawing with the %4 cores of this computer.")
                  .arg(locale.toString(cost.pictures), bytesWords(cost.bytes), time, locale.toString(cost.threads)));
    const QString before = m_folder->text();
    if (!m_ownFolder)
        m_folder->setText(QDir::toNativeSeparators(m_parentFolder + '/' + proposedName()));
    if (m_folder->text() == before) // other options for the same place
        lookAtPlaceSoon();
}

void NewDemoDialog::browse()
{
    m_desktop->chooseFolder(this, tr("Place of the demo dataset"), m_parentFolder, [page = QPointer(this)](const QString &chosen) {
        if (page)
            page->takeFolder(chosen);
    });
}

void NewDemoDialog::takeFolder(const QString &chosen)
{
    // A folder with other things in it is taken as the one to make ours in.
    const QDir folder(chosen);
    const bool itself = folder.isEmpty() || folder.exists("Metadata/demo_truth.json");
    m_ownFolder = true;
    m_folder->setText(QDir::toNativeSeparators(itself ? chosen : folder.filePath(proposedName())));
}

void NewDemoDialog::lookAtPlaceSoon()
{
    m_draw->setEnabled(false); // until the answer is there
    auto place = std::make_shared<DemoPlace>();
    m_executor->run({
        .lane = QStringLiteral("place of a demo dataset"),
        .order = Executor::Order::Latest,
        .work = [place, text = m_folder->text(), options = options()](const Task &) { *place = lookAtPlace(text, options); },
        .receiver = this,
        .done =
            [this, place, generation = ++m_generation] {
                if (generation != m_generation)
                    return;
                m_answered = generation;
                m_place = *place;
                showPlace();
            },
    });
}

void NewDemoDialog::showPlace()
{
    const DemoCost cost = costOf(options());
    const QLocale locale;
    QString text, button = tr("&Draw");
    bool isGood = true;
    switch (m_place.state) {
    case DemoPlace::State::New:
        text = tr("✓ A new folder.");
        break;
    case DemoPlace::State::Begun:
        text = tr("✓ Begun with the same options: %1 of %2 pictures are there, the others are drawn.")
                   .arg(locale.toString(m_place.drawn), locale.toString(cost.pictures));
        button = tr("&Go on");
        break;
    case DemoPlace::State::Complete:
        text = tr("✓ All %1 pictures are there: it is only opened.").arg(locale.toString(cost.pictures));
        button = tr("&Open");
        break;
    case DemoPlace::State::Refused:
        text = QStringLiteral("✗ ") + m_place.reason;
        isGood = false;
        break;
    }
    const bool isTight = isGood && m_place.state != DemoPlace::State::Complete && m_place.freeBytes >= 0
                         && m_place.freeBytes < cost.bytes;
    if (isTight)
        text += ' ' + tr("But only %1 are free on this disk.").arg(bytesWords(m_place.freeBytes));
    QPalette palette = m_verdict->palette();
    const auto &tokens = widgets::currentTokens();
    palette.setColor(QPalette::WindowText, !isGood ? tokens.wrong : isTight ? tokens.nearMiss : tokens.correct);
    m_verdict->setPalette(palette);
    m_verdict->setText(text);
    m_verdict->setAccessibleName(text);
    m_draw->setText(button);
    m_draw->setEnabled(isGood);
}

void NewDemoDialog::request()
{
    if (m_draw->isEnabled())
        Q_EMIT drawRequested({m_place.folder, options()});
    close();
}

} // namespace soco::studio
