//go:build cgo

package syntax

import "testing"

func TestGoSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "return i.Name", `func (i *Item[T]) String() string { return i.Name + "\n" }`},
			{"function.inside", "return i.Name", `{ return i.Name + "\n" }`},
			{"function.around", "p.Name", "func(s string) error {\n … s)\n\t}"},
			{"test.around", "t.Fatal", "func TestTotal … \n}"},
			{"test.inside", "t.Fatal", "{\n … \n}"},
			{"test.around", "recover", "nothing"},
			{"class.around", "list []T", "type Item[T any] struct {\n … \n}"},
			{"class.inside", "list []T", "{\n\tName … T]\n}"},
			{"class.around", "Alias =", "type (\n … \n)"},
			{"parameter.around", "items []Item", "items []Item[T],"},
			{"parameter.inside", "items []Item", "items []Item[T]"},
			{"parameter.around", "err error) {", "err error"},
			{"parameter.around", "T comparable", "T comparable,"},
			{"parameter.around", "ok,\n\t\t\t!", "ok,"},
			{"entry.around", `"b": 2`, `"b": 2`},
			{"entry.inside", "¦2}", "2"},
			{"entry.around", "list []T", "list []T"},
			{"comment.around", "thing on sale.", "/*\nItem … \n*/"},
			{"comment.inside", "// Kind", "// Kind tells things apart."},
		},
		enters: []enterCase{
			{"import (", "\t"},
			{"`json:\"name\"`", "\t"},
			{"outer:", "\t"},
			{"range items {", "\t\t"},
			{"switch extra {", "\t"},
			{"case 0, 'x':", "\t\t"},
			{"return sum, nil", "\t\t"},
			{"fallthrough", "\t\t"},
			{"case LIMIT:\n\t}", "\t"},
			{"fmt.Println(\n", "\t\t\t"},
			{"!ok,\n\t\t)", "\t\t"},
			{"list: []int{", "\t\t\t"},
			{"fmt.Sprint(\"a\").", "\t\t"},
			{"err error) {", "\t"},
			{"`,\n  ¦`))", "  "},
			{"f(\"x\")\n}", ""},
		},
		symbols: `
module shop
type Kind
constant Big
constant small
constant LIMIT
struct Item
interface Seller
type Alias
type fn
function String
function Total
function TestTotal
`,
	}.run(t, "go")
}
