#include "core/benchmark/utc_time.h"

#include <charconv>
#include <cstdio>

namespace soco::benchmark {

namespace {

using namespace std::chrono;

// Reads a number of exactly `digits` digits off the front.
std::optional<int> takeNumber(std::string_view &text, std::size_t digits)
{
    int value = 0;
    if (text.size() < digits)
        return std::nullopt;
    const auto [end, code] = std::from_chars(text.data(), text.data() + digits, value);
    if (code != std::errc() || end != text.data() + digits || value < 0)
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool takeMark(std::string_view &text, char mark)
{
    if (text.empty() || text.front() != mark)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<minutes> zoneOf(std::string_view text)
{
    if (text == "Z" || text == "z")
        return minutes(0);
    const bool west = !text.empty() && text.front() == '-';
    if (!west && (text.empty() || text.front() != '+'))
        return std::nullopt;
    text.remove_prefix(1);
    const auto hour = takeNumber(text, 2);
    takeMark(text, ':');
    const auto minute = takeNumber(text, 2);
    if (!hour || !minute || !text.empty() || *hour > 23 || *minute > 59)
        return std::nullopt;
    const minutes offset = hours(*hour) + minutes(*minute);
    return west ? -offset : offset;
}

} // namespace

std::string utcText(sys_seconds time)
{
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()));
    return text;
}

std::string utcNow()
{
    return utcText(floor<seconds>(system_clock::now()));
}

std::optional<sys_seconds> timeFromText(std::string_view text)
{
    const auto yearNumber = takeNumber(text, 4);
    if (!yearNumber || !takeMark(text, '-'))
        return std::nullopt;
    const auto monthNumber = takeNumber(text, 2);
    if (!monthNumber || !takeMark(text, '-'))
        return std::nullopt;
    const auto dayNumber = takeNumber(text, 2);
    if (!dayNumber || !takeMark(text, 'T'))
        return std::nullopt;
    const auto hour = takeNumber(text, 2);
    if (!hour || !takeMark(text, ':'))
        return std::nullopt;
    const auto minute = takeNumber(text, 2);
    if (!minute || !takeMark(text, ':'))
        return std::nullopt;
    const auto second = takeNumber(text, 2);
    const auto zone = zoneOf(text);
    const year_month_day date{year(*yearNumber), month(unsigned(*monthNumber)), day(unsigned(*dayNumber))};
    if (!second || !zone || !date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second) - *zone;
}

std::string asUtc(const std::string &text)
{
    const auto time = timeFromText(text);
    return time ? utcText(*time) : text;
}

std::string minuteText(const std::string &text)
{
    const auto time = timeFromText(text);
    if (!time)
        return text;
    const std::string utc = utcText(*time);
    return utc.substr(0, 10) + ' ' + utc.substr(11, 5) + " UTC";
}

} // namespace soco::benchmark
