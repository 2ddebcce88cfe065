#!/usr/bin/env run-cargo-script
^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^^ comment.line comment.line
//! Stock of a small shop.
^^^ ^^^^^ ^^ comment.line.documentation comment.line.documentation comment.line.documentation
#![allow(dead_code)]
^^ ^^^^^ ^^^^^^^^^ attribute attribute attribute
  ^     ^         ^ punctuation.bracket punctuation.bracket punctuation.bracket

use std::collections::HashMap;
^^^ ^^^  ^^^^^^^^^^^  ^^^^^^^ keyword.control.import namespace namespace type
       ^^           ^^       ^ punctuation.delimiter punctuation.delimiter punctuation.delimiter
use std::{fmt, io::{self, Read as _}};
^^^ ^^^                   ^^^^ ^^ ^ keyword.control.import namespace type keyword.operator comment.unused
pub(crate) use crate::price::*;
^^^ ^^^^^  ^^^ ^^^^^         ^ keyword.storage.modifier keyword keyword.control.import keyword operator
extern crate alloc as heap;
                   ^^ keyword.operator

mod price;

/// How many rows a page has.
const ROWS: usize = 1_000;
^^^^^ ^^^^  ^^^^^ ^ ^^^^^ keyword.storage.modifier constant type.builtin operator constant.numeric.integer
static mut SEEN: u8 = 0xFF_u8;
^^^^^^     ^^^^  ^^ ^ ^^^^^^^ keyword.storage.modifier constant type.builtin operator constant.numeric.integer
type Pairs<'a> = Vec<(&'a str, f64)>;
^^^^ ^^^^^ ^^          ^^ ^^^ keyword.storage.type type label label type.builtin

macro_rules! twice {
^^^^^^^^^^^^ ^^^^^ function.macro function.macro
    ($e:expr, $($rest:tt)*) => {
     ^^       ^ ^^^^^    ^ variable.parameter punctuation.special variable.parameter punctuation.special
        ($e) + ($e)
         ^^ variable.parameter
    };
}

/// A thing on sale.
#[derive(Debug, Clone)]
pub struct Item<'a, T: Copy = i32, const N: usize = 4> {
    ^^^^^^      ^^  ^                    ^          ^ keyword.storage.type label type.parameter constant constant.numeric.integer
    name: &'a str,
    ^^^^ variable.other.member
    pub price: Option<T>,
        ^^^^^ variable.other.member
    slots: [u8; N],
    ^^^^^ variable.other.member
}

struct Pair(u8, pub u8);
^^^^^^ keyword.storage.type

enum Shape {
    Dot,
    ^^^ type.enum.variant
    Circle { radius: f32 },
    ^^^^^^ type.enum.variant
    Line(f32, f32) = 3,
    ^^^^ type.enum.variant
}

trait Area {
    const SIDES: u32;
    type Out;

    fn area(&self) -> f32;
    ^^ ^^^^  ^^^^ keyword.function function variable.builtin
}

impl<'a, T> Area for Item<'a, T>
         ^       ^^^ type.parameter keyword
where
^^^^^ keyword.operator
    T: Copy + fmt::Debug,
{
    const SIDES: u32 = 4;
    type Out = ();

    // Nothing special.
    ^^ comment.line
    fn area(&self) -> f32 {
    ^^ ^^^^  ^^^^ keyword.function function variable.builtin
        let scale = 1.5e3;
            ^^^^^   ^^^^^ variable constant.numeric.float
        self.price.map_or(scale, |p| p as f32)
        ^^^^       ^^^^^^ ^^^^^ variable.builtin function.method variable
    }
}

async fn load(path: &str, mut limit: usize) -> io::Result<String> {
^^^^^ ^^ ^^^^ keyword.control keyword.function function
    let mut out = String::new();
            ^^^ variable
    let n = heap::read(path, &mut out).await?;
                                       ^^^^^ keyword.control
    'outer: for (i, c) in out.chars().enumerate() {
            ^^^        ^^     ^^^^^   ^^^^^^^^^ keyword.control.repeat keyword.control.repeat function.method function.method
        if c == '\n' && i > limit {
        ^^      ^^^^ keyword.control.conditional constant.character
            break 'outer;
            ^^^^^ keyword.control.repeat
        } else if let Some(x) = c.to_digit(10) {
          ^^^^ ^^ keyword.control.conditional keyword.control.conditional
            limit += x as usize;
        } else {
            continue;
        }
    }
    match n {
        0 => return Err(io::Error::other("none\t")),
             ^^^^^^                      ^^^^^  ^ keyword.control.return string string
                                              ^^ constant.character.escape
        1..=9 if limit > 3 => println!("{}: {path}", n.pow(2)),
                              ^^^^^^^^ ^^^^ function.macro string
        _ => {
        ^ comment.unused
            unsafe { SEEN = 1 };
        }
    }
    let shape = Shape::Circle { radius: 2.0 };
                       ^^^^^^           ^^^ constructor constant.numeric.float
    if let Shape::Line(a, _) | Shape::Circle { radius: a } = shape {
                  ^^^^    ^           ^^^^^^ constructor comment.unused constructor
        dbg!(a);
    }
    let table: HashMap<_, Box<dyn Area<Out = ()>>> = HashMap::with_capacity(ROWS);
    let text = r#"raw
  text"#;
    let found = table
        .iter()
        .filter(|(k, _)| k.is_some())
        .collect::<Vec<_>>();
    let pair = Pair(
        1,
        2,
    );
    while let Some(_) = found.first() {}
    /* block */
    ^^ ^^^^^ ^^ comment.block comment.block comment.block
    Ok(twice!(text, true))
                    ^^^^ constant.builtin.boolean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads() {
        assert_eq!(1, 1);
    }
}
