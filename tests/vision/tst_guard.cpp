// The boundary at which exceptions become errors.

#include "core/vision/guard.h"

#include <ATen/ops/empty.h>
#include <c10/util/Exception.h>

#include <QTest>

#include <limits>
#include <new>
#include <stdexcept>

using namespace soco;
using namespace soco::vision;

class TestGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAndErrorsPass();
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void realAllocationFailure();
};

void TestGuard::valuesAndErrorsPass()
{
    QCOMPARE(guarded("x", []() -> Result<int> { return 7; }).value(), 7);
    QVERIFY(guarded("x", []() -> Result<void> { return {}; }).ok());
    const Result<int> error = guarded("x", []() -> Result<int> {
        return Error{.kind = ErrorKind::Io, .message = "m"};
    });
    QCOMPARE(error.error().kind, ErrorKind::Io);
    QCOMPARE(error.error().message, std::string("m"));
}

using Thrower = void (*)();
Q_DECLARE_METATYPE(Thrower)
Q_DECLARE_METATYPE(soco::ErrorKind)

void TestGuard::exceptionsBecomeErrors_data()
{
    QTest::addColumn<Thrower>("thrower");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("LibTorch") << Thrower([] { TORCH_CHECK(false, "shapes differ"); }) << ErrorKind::Mismatch
                              << "loading: shapes differ";
    QTest::newRow("CUDA memory") << Thrower([] { TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory"); })
                                 << ErrorKind::OutOfMemory << "loading: not enough memory (CUDA out of memory)";
    QTest::newRow("memory") << Thrower([] { throw std::bad_alloc(); }) << ErrorKind::OutOfMemory
                            << "loading: not enough memory (std::bad_alloc)";
    QTest::newRow("standard") << Thrower([] { throw std::runtime_error("first line\nsecond"); }) << ErrorKind::Mismatch
                              << "loading: first line";
    QTest::newRow("anything") << Thrower([] { throw 1; }) << ErrorKind::Mismatch << "loading: an unknown exception";
}

void TestGuard::exceptionsBecomeErrors()
{
    QFETCH(Thrower, thrower);
    const Result<int> result = guarded(
        "loading",
        [&]() -> Result<int> {
            thrower();
            return 0;
        },
        ErrorKind::Mismatch);
    QVERIFY(!result.ok());
    QTEST(result.error().kind, "kind");
    QTEST(QString::fromStdString(result.error().message), "message");
    QCOMPARE(result.error().remedy.empty(), result.error().kind != ErrorKind::OutOfMemory);
}

void TestGuard::realAllocationFailure()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer ends the program at such a request");
#endif
    const Result<int> result = guarded("loading", []() -> Result<int> {
        return int(at::empty({std::int64_t(1) << 50}, at::kFloat).dim());
    });
    QVERIFY(!result.ok());
    QVERIFY2(result.error().kind == ErrorKind::OutOfMemory, result.error().message.c_str());
}

QTEST_APPLESS_MAIN(TestGuard)
#include "tst_guard.moc"
