// Runs the real `soco` program.
#pragma once

#include <QProcess>
#include <QString>

#include <unistd.h>

namespace soco::test {

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

inline QString program()
{
    return QStringLiteral(SOCO_BIN_DIR "/soco");
}

inline QProcessEnvironment environment()
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove("SOCO_ROOT");
    variables.remove("SOCO_PYTHON");
    return variables;
}

inline Run run(const QStringList &arguments, const QProcessEnvironment &variables = environment())
{
    QProcess process;
    process.setProcessEnvironment(variables);
    process.start(program(), arguments);
    if (!process.waitForFinished(120000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

// Root may read everything: the program runs without the capabilities that let it.
inline Run runWithoutOverride(const QStringList &arguments)
{
    if (::geteuid() != 0)
        return run(arguments);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start("setpriv", QStringList{"--bounding-set=-all", "--inh-caps=-all", program()} + arguments);
    if (!process.waitForFinished(120000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

// The tests of bad input: exit code 2, one line of "soco: ..." on stderr, nothing on stdout.
inline bool isOneError(const Run &run, const QString &says, QString *why)
{
    const QList<QByteArray> lines = run.err.trimmed().split('\n');
    *why = QString("exit code %1, stdout \"%2\", stderr \"%3\"").arg(run.code).arg(run.out, run.err);
    return run.code == 2 && run.out.isEmpty() && lines.size() == 1 && lines[0].startsWith("soco: ") &&
           QString::fromUtf8(lines[0]).contains(says);
}

} // namespace soco::test
