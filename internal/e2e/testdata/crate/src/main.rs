use shapes::{total_area, Shape};

fn main() {
    let list = vec![Shape::Circle { radius: 1.0 }, Shape::Square { side: 2.0 }];
    let total = total_area(&list);
    println!("they cover {total}");
}
