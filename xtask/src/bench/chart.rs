//! The growth curves as one SVG: a panel for each thing that grows, the same scale of cost in all of
//! them, readable on a light and on a dark page.

use super::figures::amount;
use super::growth::{Curve, thousands};
use std::fmt::Write;

const PANEL: f64 = 260.0;
const GAP: f64 = 28.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 56.0;
const HEIGHT: f64 = 180.0;
const BOTTOM: f64 = 64.0;

const STYLE: &str = "<style>\
 text{font:13px system-ui,sans-serif;fill:#24292f}\
 .title{font-weight:600}.small{font-size:12px}\
 .grid{stroke:#d0d7de;stroke-width:1}\
 .warm{stroke:#1a7f37;fill:none;stroke-width:2.5}.warm.dot{fill:#1a7f37}\
 .cold{stroke:#8250df;fill:none;stroke-width:2;stroke-dasharray:6 4}.cold.dot{fill:#8250df;stroke-dasharray:none}\
 @media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}\
 .warm{stroke:#56d364}.warm.dot{fill:#56d364}.cold{stroke:#d2a8ff}.cold.dot{fill:#d2a8ff}}\
</style>";

/// The scale of cost: decades, from the one below the least to the one above the most.
struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    fn of(curves: &[Curve]) -> Self {
        let points = curves.iter().flat_map(|curve| &curve.points);
        let costs = points.flat_map(|point| [point.cpu_us, point.cold_cpu_us]);
        let costs: Vec<f64> = costs.map(|cost| cost.max(1.0).log10()).collect();
        let from = costs.iter().copied().fold(f64::INFINITY, f64::min).min(9.0).floor();
        let to = costs.iter().copied().fold(0.0, f64::max).ceil().max(from + 1.0);
        Self { from, to }
    }

    fn y(&self, cost_us: f64) -> f64 {
        let part = (cost_us.max(1.0).log10() - self.from) / (self.to - self.from);
        TOP + HEIGHT * (1.0 - part.clamp(0.0, 1.0))
    }

    fn decades(&self) -> impl Iterator<Item = f64> {
        (self.from as i32..=self.to as i32).map(|power| 10f64.powi(power))
    }
}

pub fn svg(curves: &[Curve]) -> String {
    let scale = Scale::of(curves);
    let width = LEFT + curves.len() as f64 * (PANEL + GAP);
    let height = TOP + HEIGHT + BOTTOM;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-label=\"Server CPU of one change as log, document and wards grow\">{STYLE}\n\
         <text class=\"title\" x=\"8\" y=\"20\">Server CPU of one change, µs (both axes by tenfold)</text>\n"
    );
    let right = width - GAP;
    for decade in scale.decades() {
        let y = scale.y(decade);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text class=\"small\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + 4.0,
            thousands(decade as u32)
        );
    }
    for (number, curve) in curves.iter().enumerate() {
        panel(&mut svg, &scale, LEFT + number as f64 * (PANEL + GAP), curve);
    }
    let y = height - 8.0;
    let _ = writeln!(
        svg,
        "<line class=\"warm\" x1=\"8\" x2=\"36\" y1=\"{0}\" y2=\"{0}\"/><text class=\"small\" x=\"42\" y=\"{y}\">document in memory</text>\
         <line class=\"cold\" x1=\"190\" x2=\"218\" y1=\"{0}\" y2=\"{0}\"/><text class=\"small\" x=\"224\" y=\"{y}\">document loaded first, 50 changes together</text>",
        y - 4.0
    );
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, scale: &Scale, left: f64, curve: &Curve) {
    let inner = PANEL - 40.0;
    let steps = curve.points.len().saturating_sub(1).max(1) as f64;
    let x = |number: usize| left + 20.0 + inner * number as f64 / steps;
    let _ = writeln!(
        svg,
        "<text class=\"title\" x=\"{:.1}\" y=\"44\" text-anchor=\"middle\">{}</text>",
        left + PANEL / 2.0,
        curve.what
    );
    let points = || curve.points.iter().enumerate();
    line(svg, "cold", points().map(|(number, point)| (x(number), scale.y(point.cold_cpu_us))));
    line(svg, "warm", points().map(|(number, point)| (x(number), scale.y(point.cpu_us))));
    for (number, point) in points() {
        let below = scale.y(point.cpu_us) + 18.0;
        let _ = writeln!(
            svg,
            "<text class=\"small\" x=\"{0:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">{1}</text>\
             <text class=\"small\" x=\"{0:.1}\" y=\"{2:.1}\" text-anchor=\"middle\">{3}</text>",
            x(number),
            amount(point.cpu_us, ""),
            TOP + HEIGHT + 22.0,
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
    use super::super::growth::Point;
    use super::*;

    #[test]
    fn every_point_is_drawn_inside_the_picture() {
        let point = |size, cpu_us| Point { size, cpu_us, cold_cpu_us: cpu_us * 40.0, wall_us: 1.0 };
        let points = vec![point(10, 0.0), point(100, 90.0), point(1000, 25_000.0)];
        let drawn = svg(&[Curve { what: "wards", points }]);
        assert_eq!(drawn.matches("<circle").count(), 6);
        let heights = drawn.split(" cy=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for y in heights.map(|y| y.parse::<f64>().unwrap()) {
            assert!((TOP..=TOP + HEIGHT).contains(&y), "{y}");
        }
    }
}
