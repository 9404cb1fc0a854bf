//! Curves as one SVG: a panel for each thing that grows, three in a row, the same scale of cost in all of
//! them, readable on a light and on a dark page.

use super::figures::amount;
use super::growth::thousands;
use std::fmt::Write;

const PANEL: f64 = 260.0;
const GAP: f64 = 28.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 56.0;
const HEIGHT: f64 = 180.0;
const BOTTOM: f64 = 64.0;
/// Panels beside each other.
const ROW: usize = 3;
/// From one row to the next.
const ROW_HEIGHT: f64 = HEIGHT + 76.0;

const STYLE: &str = "<style>\
 text{font:13px system-ui,sans-serif;fill:#24292f}\
 .title{font-weight:600}.small{font-size:12px}\
 .grid{stroke:#d0d7de;stroke-width:1}\
 .warm{stroke:#1a7f37;fill:none;stroke-width:2.5}.warm.dot{fill:#1a7f37}\
 .cold{stroke:#8250df;fill:none;stroke-width:2;stroke-dasharray:6 4}.cold.dot{fill:#8250df;stroke-dasharray:none}\
 @media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}\
 .warm{stroke:#56d364}.warm.dot{fill:#56d364}.cold{stroke:#d2a8ff}.cold.dot{fill:#d2a8ff}}\
</style>";

/// What is drawn.
pub struct Picture<'a> {
    pub title: &'a str,
    /// For who cannot see it.
    pub label: &'a str,
    /// What the solid and the dashed line are.
    pub solid: &'a str,
    pub dashed: &'a str,
    pub panels: Vec<Panel>,
}

/// One thing that grows.
pub struct Panel {
    pub title: String,
    pub points: Vec<Point>,
}

/// Costs in microseconds at one size.
#[derive(Clone, Copy)]
pub struct Point {
    pub size: u32,
    pub solid_us: f64,
    pub dashed_us: f64,
}

/// The scale of cost: decades, from the one below the least to the one above the most.
struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    fn of(panels: &[Panel]) -> Self {
        let points = panels.iter().flat_map(|panel| &panel.points);
        let costs = points.flat_map(|point| [point.solid_us, point.dashed_us]);
        let costs: Vec<f64> = costs.map(|cost| cost.max(1.0).log10()).collect();
        let from = costs.iter().copied().fold(f64::INFINITY, f64::min).min(9.0).floor();
        let to = costs.iter().copied().fold(0.0, f64::max).ceil().max(from + 1.0);
        Self { from, to }
    }

    /// From the top of a row.
    fn y(&self, cost_us: f64) -> f64 {
        let part = (cost_us.max(1.0).log10() - self.from) / (self.to - self.from);
        HEIGHT * (1.0 - part.clamp(0.0, 1.0))
    }

    fn decades(&self) -> impl Iterator<Item = f64> {
        (self.from as i32..=self.to as i32).map(|power| 10f64.powi(power))
    }
}

pub fn svg(picture: &Picture) -> String {
    let scale = Scale::of(&picture.panels);
    let rows = picture.panels.len().div_ceil(ROW).max(1);
    let width = LEFT + picture.panels.len().min(ROW) as f64 * (PANEL + GAP);
    let height = TOP + HEIGHT + (rows - 1) as f64 * ROW_HEIGHT + BOTTOM;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-label=\"{}\">{STYLE}\n<text class=\"title\" x=\"8\" y=\"20\">{}</text>\n",
        picture.label, picture.title
    );
    for (row, panels) in picture.panels.chunks(ROW).enumerate() {
        let top = TOP + row as f64 * ROW_HEIGHT;
        grid(&mut svg, &scale, top, width - GAP);
        for (number, of) in panels.iter().enumerate() {
            panel(&mut svg, &scale, (LEFT + number as f64 * (PANEL + GAP), top), of);
        }
    }
    let y = height - 8.0;
    let _ = writeln!(
        svg,
        "<line class=\"warm\" x1=\"8\" x2=\"36\" y1=\"{0}\" y2=\"{0}\"/><text class=\"small\" x=\"42\" y=\"{y}\">{1}</text>\
         <line class=\"cold\" x1=\"190\" x2=\"218\" y1=\"{0}\" y2=\"{0}\"/><text class=\"small\" x=\"224\" y=\"{y}\">{2}</text>",
        y - 4.0,
        picture.solid,
        picture.dashed
    );
    svg.push_str("</svg>\n");
    svg
}

fn grid(svg: &mut String, scale: &Scale, top: f64, right: f64) {
    for decade in scale.decades() {
        let y = top + scale.y(decade);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text class=\"small\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + 4.0,
            thousands(decade as u32)
        );
    }
}

fn panel(svg: &mut String, scale: &Scale, (left, top): (f64, f64), panel: &Panel) {
    let inner = PANEL - 40.0;
    let steps = panel.points.len().saturating_sub(1).max(1) as f64;
    let x = |number: usize| left + 20.0 + inner * number as f64 / steps;
    let _ = writeln!(
        svg,
        "<text class=\"title\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
        left + PANEL / 2.0,
        top - 12.0,
        panel.title
    );
    let points = || panel.points.iter().enumerate();
    let y = |cost_us: f64| top + scale.y(cost_us);
    line(svg, "cold", points().map(|(number, point)| (x(number), y(point.dashed_us))));
    line(svg, "warm", points().map(|(number, point)| (x(number), y(point.solid_us))));
    for (number, point) in points() {
        let below = y(point.solid_us) + 18.0;
        let _ = writeln!(
            svg,
            "<text class=\"small\" x=\"{0:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">{1}</text>\
             <text class=\"small\" x=\"{0:.1}\" y=\"{2:.1}\" text-anchor=\"middle\">{3}</text>",
            x(number),
            amount(point.solid_us, ""),
            top + HEIGHT + 22.0,
            thousands(point.size)
        );
    }
}

/// A line through points, and the points.
fn line(svg: &mut String, class: &str, points: impl Iterator<Item = (f64, f64)>) {
    let points: Vec<(f64, f64)> = points.collect();
    let through: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = writeln!(svg, "<polyline class=\"{class}\" points=\"{}\"/>", through.join(" "));
    for (x, y) in points {
        let _ =
            writeln!(svg, "<circle class=\"{class} dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel() -> Panel {
        let point = |size, solid_us| Point { size, solid_us, dashed_us: solid_us * 40.0 };
        let points = vec![point(10, 0.0), point(100, 90.0), point(1000, 25_000.0)];
        Panel { title: "wards".to_owned(), points }
    }

    #[test]
    fn every_point_is_drawn_inside_its_row() {
        let panels = (0..4).map(|_| panel()).collect();
        let (title, label, solid, dashed) = ("t", "l", "s", "d");
        let drawn = svg(&Picture { title, label, solid, dashed, panels });
        assert_eq!(drawn.matches("<circle").count(), 24);
        let heights = drawn.split(" cy=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for y in heights.map(|y| y.parse::<f64>().unwrap()) {
            let row = if y > TOP + HEIGHT { ROW_HEIGHT } else { 0.0 };
            assert!((TOP + row..=TOP + HEIGHT + row).contains(&y), "{y}");
        }
    }
}
