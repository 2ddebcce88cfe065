//go:build cgo

package syntax

import "testing"

func TestRustSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "let scale", "fn area(&self) -> f32 {\n        let … f32)\n    }"},
			{"function.inside", "let scale", "{\n        let scale … f32)\n    }"},
			{"function.around", "¦p as f32", "|p| p as f32"},
			{"function.inside", "¦p as f32", "p as f32"},
			{"function.around", "assert_eq", "#[test]\n    fn loads() {\n        assert_eq!(1, 1);\n    }"},
			{"test.around", "assert_eq", "#[test]\n    fn loads() {\n        assert_eq!(1, 1);\n    }"},
			{"test.inside", "loads¦() {", "nothing"},
			{"class.around", "slots", "pub struct Item … \n}"},
			{"class.inside", "slots", "{\n    name … \n}"},
			{"class.around", "const SIDES: u32 = 4", "impl<'a, T> Area … \n}"},
			{"class.around", "pub u8", "struct Pair(u8, pub u8);"},
			{"parameter.around", "path: &str", "path: &str,"},
			{"parameter.inside", "path: &str", "path: &str"},
			{"parameter.around", "mut limit", "mut limit: usize"},
			{"parameter.around", "T: Copy =", "T: Copy = i32,"},
			{"parameter.around", "1,\n", "1,"},
			{"entry.around", "Circle { radius: f32", "Circle { radius: f32 }"},
			{"entry.around", "slots", "slots: [u8; N]"},
			{"comment.inside", "A thing on", "/// A thing on sale.\n"},
			{"comment.around", "// Nothing", "// Nothing special."},
		},
		enters: []enterCase{
			{"fn area(&self) -> f32 {", "        "},
			{"let scale = 1.5e3;", "        "},
			{"continue;", "            "},
			{"println!(\"{}: {path}\",", "            "},
			{"match n {", "        "},
			{"unsafe { SEEN = 1 };", "            "},
			{".iter()", "        "},
			{".collect::<Vec<_>>();", "    "},
			{"let pair = Pair(", "        "},
			{"where", "    "},
			{"T: Copy + fmt::Debug,", ""},
			{"r#\"raw\n  te¦xt", "  "},
			{"c == '\\n'", "            "},
		},
		symbols: `
module price
constant ROWS
constant SEEN
type Pairs
macro twice
struct Item
struct Pair
enum Shape
interface Area
constant SIDES
function area
constant SIDES
type Out
function area
function load
module tests
function loads
`,
	}.run(t, "rust")
}
