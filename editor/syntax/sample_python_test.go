//go:build cgo

package syntax

import "testing"

func TestPythonSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "return self", "def name(self) -> str:\n        return self._name + \"\\n\""},
			{"function.inside", "return self", `return self._name + "\n"`},
			{"function.around", "continue", "async def load(where … )"},
			{"class.around", "count: int", "class Item(Base … rest"},
			{"class.inside", "count: int", "\"\"\"A thing … rest"},
			{"class.around", "continue", "nothing"},
			{"test.around", "assert n", "def test_load(tmp):\n … 1j"},
			{"test.inside", "assert n", "if (n := … 1j"},
			{"parameter.around", "id, *", "id,"},
			{"parameter.inside", "*names: str", "*names: str"},
			{"parameter.around", "**rest", "**rest"},
			{"parameter.around", "metaclass", "metaclass=Meta"},
			{"parameter.around", "a, b=1", "a,"},
			{"parameter.around", "other=text", "other=text,"},
			{"entry.around", `"k"`, `"k": 1`},
			{"entry.inside", `"k": ¦1`, "1"},
			{"entry.around", "¦3)}", "3"},
			{"comment.around", "One thing", "# One thing on sale."},
		},
		enters: []enterCase{
			{"def name(self) -> str:", "        "},
			{`+ "\n"`, "    "},
			{"if not names and id > 3 or rest is None:", "            "},
			{"from None", "            "},
			{"pass\n        else:", "            "},
			{"Item.count += 1", "            "},
			{"return id, names, rest", "    "},
			{"limit=None):", "    "},
			{"total += await parse(line)", "            "},
			{"continue", "            "},
			{"try:", "        "},
			{"finally:", "        "},
			{"del total", "        "},
			{"break", "    "},
			{"case [first, *others] if first:", "            "},
			{"case _:", "            "},
			{"\"\"\"one\n  tw¦o", "  "},
			{`"a": [`, "            "},
			{"1,\n", "            "},
			{"],\n    }", "    "},
			{"call(\n        items,", "        "},
			{"import (\n    Any,", "    "},
			{"print(found,", "              "},
		},
		symbols: `
constant LIMIT
type Pair
class Item
function name
function make
function load
function test_load
`,
	}.run(t, "python")
}
