//! Shapes and what they cover.

/// Something with an area.
pub enum Shape {
    Circle { radius: f64 },
    Square { side: f64 },
}

impl Shape {
    /// How much of the plane it covers.
    pub fn area(&self) -> f64 {
        match self {
            Shape::Circle { radius } => 3.0 * radius * radius,
            Shape::Square { side } => side * side,
        }
    }
}

/// Adds up what all the shapes cover.
pub fn total_area(shapes: &[Shape]) -> f64 {
    shapes.iter().map(|shape| shape.area()).sum()
}
