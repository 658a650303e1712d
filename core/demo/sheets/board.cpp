#include "core/demo/sheets/board.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace soco::demo {
namespace {

// OpenCV's coordinates in 1/16 of a pixel, for smooth lines.
constexpr int shift = 4;

cv::Mat matOf(const RgbImage &image)
{
    return {image.height, image.width, CV_8UC3, const_cast<std::uint8_t *>(image.pixels.data())};
}

cv::Scalar scalar(std::uint32_t rgb) { return {double(rgb >> 16 & 255), double(rgb >> 8 & 255), double(rgb & 255)}; }

cv::Point fixedPoint(double x, double y)
{
    return {cvRound((x - .5) * (1 << shift)), cvRound((y - .5) * (1 << shift))};
}

constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
constexpr double fontHeight = 21; // of a capital letter at scale 1

} // namespace

Board::Placed Board::place(const RgbImage &picture, int x, int y, int width, int height)
{
    Placed p;
    p.scale = std::min(double(width) / picture.width, double(height) / picture.height);
    p.width = std::min(width, cvRound(picture.width * p.scale));
    p.height = std::min(height, cvRound(picture.height * p.scale));
    p.x = x + (width - p.width) / 2;
    p.y = y + (height - p.height) / 2;
    cv::Mat to = matOf(m_image)(cv::Rect(p.x, p.y, p.width, p.height));
    cv::resize(matOf(picture), to, to.size(), 0, 0, p.scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return p;
}

int Board::textWidth(const std::string &words, int size)
{
    int baseline = 0;
    return cv::getTextSize(words, font, size / fontHeight, 1, &baseline).width;
}

void Board::text(const std::string &words, int x, int y, int size, std::uint32_t colour, Align align)
{
    if (align == Align::Right)
        x -= textWidth(words, size);
    cv::putText(matOf(m_image), words, {x, y + size / 2}, font, size / fontHeight, scalar(colour), 1, cv::LINE_AA);
}

void Board::line(double x0, double y0, double x1, double y1, double width, std::uint32_t colour)
{
    cv::line(matOf(m_image), fixedPoint(x0, y0), fixedPoint(x1, y1), scalar(colour), std::max(1, cvRound(width)),
             cv::LINE_AA, shift);
}

void Board::disc(double x, double y, double radius, std::uint32_t fill, std::uint32_t edge)
{
    const auto circle = [&](double r, std::uint32_t colour) {
        cv::circle(matOf(m_image), fixedPoint(x, y), cvRound(r * (1 << shift)), scalar(colour), cv::FILLED, cv::LINE_AA,
                   shift);
    };
    circle(radius + 1.2, edge);
    circle(radius, fill);
}

void Board::frame(double left, double top, double right, double bottom, double width, std::uint32_t colour)
{
    line(left, top, right, top, width, colour);
    line(right, top, right, bottom, width, colour);
    line(right, bottom, left, bottom, width, colour);
    line(left, bottom, left, top, width, colour);
}

} // namespace soco::demo
