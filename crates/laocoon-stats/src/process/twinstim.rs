use crate::{Point, distance};
use std::f64::consts::TAU;

/// A case of an endemic-epidemic process in continuous space and time, with its part of the predictors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// When.
    pub time: f64,
    /// Where.
    pub point: Point,
    /// Its type: types do not infect each other.
    pub kind: usize,
    /// The endemic rate at its time and place.
    pub endemic: f64,
    /// How infectious it is: the factor of the kernel.
    pub infectivity: f64,
    /// How long it infects, and how much of that was observed.
    pub duration: (f64, f64),
    /// How far it infects.
    pub reach: f64,
}

/// The parts of a log-likelihood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwinStim {
    /// Sum of ln rate over the cases.
    pub cases: f64,
    /// Cases expected from infection.
    pub epidemic: f64,
    /// The log-likelihood.
    pub log_likelihood: f64,
}

/// Two-component spatio-temporal intensity (Meyer, Elias & Höhle 2012) with a Gaussian kernel of standard
/// deviation `sigma` and constant infectivity in time.
///
/// `endemic` is the endemic rate integrated over space, time and types. Without the `border` of the
/// region each case infects a whole disc, which is too much near the border.
pub fn twinstim(cases: &[Case], endemic: f64, sigma: f64, border: Option<&[Point]>) -> TwinStim {
    let kernel = |far: f64| (-far * far / (2.0 * sigma * sigma)).exp();
    let rate = |case: &Case| {
        let infected = cases.iter().filter(|other| {
            let lag = case.time - other.time;
            lag > 0.0 && lag <= other.duration.0 && other.kind == case.kind
        });
        let each = infected.map(|other| {
            let far = distance(case.point, other.point);
            if far <= other.reach {
                other.infectivity * kernel(far)
            } else {
                0.0
            }
        });
        case.endemic + each.sum::<f64>()
    };
    let expected = |case: &Case| {
        let within = match border {
            Some(border) => gaussian_within(border, case.point, sigma, case.reach),
            None => TAU * radial(case.reach, sigma),
        };
        case.infectivity * case.duration.1 * within
    };
    let sum = cases.iter().map(|case| rate(case).ln()).sum::<f64>();
    let epidemic = cases.iter().map(expected).sum::<f64>();
    TwinStim {
        cases: sum,
        epidemic,
        log_likelihood: sum - endemic - epidemic,
    }
}

/// The integral of exp(-r²/2σ²) r from 0 to a radius.
fn radial(radius: f64, sigma: f64) -> f64 {
    -sigma * sigma * (-radius * radius / (2.0 * sigma * sigma)).exp_m1()
}

/// The integral of exp(-r²/2σ²) around a centre over the part of a polygon within `reach` of it.
///
/// By Green's theorem a sum over the edges of the radial integral up to the edge (or the reach), each over
/// the angle that the edge is seen under, with sixteen Gauss-Legendre points a piece.
pub fn gaussian_within(polygon: &[Point], centre: Point, sigma: f64, reach: f64) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let whole: f64 = (polygon.iter().zip(next))
        .map(|(a, b)| {
            let a = [a[0] - centre[0], a[1] - centre[1]];
            let b = [b[0] - centre[0], b[1] - centre[1]];
            edge(a, b, sigma, reach)
        })
        .sum();
    whole.abs()
}

fn edge(a: Point, b: Point, sigma: f64, reach: f64) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = along[0].hypot(along[1]);
    if length <= 0.0 {
        return 0.0;
    }
    // Distance of the line, and places along it from its foot.
    let far = (a[0] * along[1] - a[1] * along[0]) / length;
    if far.abs() < 1e-12 {
        return 0.0;
    }
    let foot = -(a[0] * along[0] + a[1] * along[1]) / length;
    let (from, to) = (-foot, length - foot);
    // Pieces: where the edge lies within the reach, and where the arc does.
    let half = (reach * reach - far * far).max(0.0).sqrt();
    let cuts = [from, (-half).clamp(from, to), half.clamp(from, to), to];
    let angle = |x: f64| (x / far.abs()).atan();
    let piece = |(from, to): (f64, f64)| {
        let (start, end) = (angle(from), angle(to));
        let value = |theta: f64| radial((far.abs() / theta.cos()).min(reach), sigma);
        gauss(start, end, value)
    };
    let pieces = cuts.windows(2).map(|ends| (ends[0], ends[1]));
    far.signum() * pieces.map(piece).sum::<f64>()
}

/// Abscissae and weights of sixteen points on [-1, 1], one half.
const GAUSS: [(f64, f64); 8] = [
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_6),
    (0.458_016_777_657_227_4, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_7, 0.149_595_988_816_576_73),
    (0.755_404_408_355_003, 0.124_628_971_255_533_87),
    (0.865_631_202_387_831_7, 0.095_158_511_682_492_79),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_894),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_095),
];

fn gauss(from: f64, to: f64, value: impl Fn(f64) -> f64) -> f64 {
    // Long arcs are halved, so that a sharp kernel is met everywhere.
    let parts = ((to - from).abs() / 0.2).ceil().max(1.0) as usize;
    let width = (to - from) / parts as f64;
    let part = |index: usize| {
        let middle = from + width * (index as f64 + 0.5);
        let pair = |(x, w): &(f64, f64)| {
            let step = x * width / 2.0;
            w * (value(middle - step) + value(middle + step))
        };
        GAUSS.iter().map(pair).sum::<f64>() * width / 2.0
    };
    (0..parts).map(part).sum()
}

#[cfg(test)]
mod tests {
    use super::{Case, gaussian_within, radial, twinstim};
    use std::f64::consts::TAU;

    const SQUARE: [[f64; 2]; 4] = [[-50.0, -50.0], [50.0, -50.0], [50.0, 50.0], [-50.0, 50.0]];

    #[test]
    fn a_disc_inside_is_whole_and_on_the_border_half() {
        let check = |centre, share: f64| {
            let found = gaussian_within(&SQUARE, centre, 3.0, 20.0);
            let whole = TAU * radial(20.0, 3.0);
            assert!(
                (found - share * whole).abs() < 1e-10 * whole,
                "{centre:?}: {found}"
            );
        };
        check([0.0, 0.0], 1.0);
        check([10.0, -20.0], 1.0);
        check([50.0, 0.0], 0.5);
        check([50.0, 50.0], 0.25);
        check([90.0, 0.0], 0.0);
    }

    #[test]
    fn parts_add_up() {
        let left = [[-50.0, -50.0], [7.0, -50.0], [-3.0, 50.0], [-50.0, 50.0]];
        let right = [[7.0, -50.0], [50.0, -50.0], [50.0, 50.0], [-3.0, 50.0]];
        for centre in [[0.0, 0.0], [20.0, 31.0], [-60.0, 4.0]] {
            let of = |polygon: &[[f64; 2]]| gaussian_within(polygon, centre, 12.0, 40.0);
            assert!(
                (of(&left) + of(&right) - of(&SQUARE)).abs() < 1e-7,
                "{centre:?}"
            );
        }
    }

    #[test]
    fn one_case_alone() {
        let case = Case {
            time: 1.0,
            point: [0.0, 0.0],
            kind: 0,
            endemic: 0.5,
            infectivity: 0.01,
            duration: (10.0, 4.0),
            reach: 20.0,
        };
        let found = twinstim(&[case], 2.0, 3.0, Some(&SQUARE));
        let epidemic = 0.04 * TAU * radial(20.0, 3.0);
        assert!((found.log_likelihood - (0.5f64.ln() - 2.0 - epidemic)).abs() < 1e-10);
    }
}
