#pragma once

#include "widgets/charts/chart_scene.h"
#include "widgets/common/tokens.h"

#include <QWidget>

#include <memory>

class QPaintDevice;

namespace soco::widgets {

// Draws a scene with QCustomPlot, which stays inside this one source file. Takes no input.
class SceneCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit SceneCanvas(QWidget *parent = nullptr);
    ~SceneCanvas() override;

    void draw(const ChartScene &scene, const ChartFonts &fonts, const Tokens &tokens);
    // Indices into the scene's marks, -1 for none: under the mouse, and where the keyboard is. Draws only these rings.
    void emphasise(int hovered, int focused);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// The scene on a picture, a page or a drawing, as vectors, with `margin` around it. False if the device takes none.
bool paintScene(QPaintDevice &device, const ChartScene &scene, const ChartFonts &fonts, const Tokens &tokens,
                double margin);

} // namespace soco::widgets
