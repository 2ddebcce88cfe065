//go:build cgo

package syntax

import "testing"

func TestCSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "goto end", "static inline int total(const … \n}"},
			{"function.inside", "goto end", "{\n  int sum … LIMIT;\n}"},
			{"function.around", "TWICE(x)", "#define TWICE(x) \\\n  ((x) * 2)\n"},
			{"class.around", "char *name", "struct item {\n … \n}"},
			{"class.inside", "char *name", "{\n  char … \n}"},
			{"class.around", "BIG", "enum kind { BIG, SMALL = 2 }"},
			{"parameter.around", "const item_t", "const item_t *items,"},
			{"parameter.inside", "const item_t", "const item_t *items"},
			{"parameter.around", "size_t n,", "size_t n,"},
			{"parameter.around", "sum,\n    names", "sum,"},
			{"entry.around", "SMALL", "SMALL = 2"},
			{"entry.around", ".name =", `.name = "x"`},
			{"entry.inside", `¦"x"`, `"x"`},
			{"entry.around", "float f", "float f;"},
			{"comment.around", "on sale", "/* One thing\n   on sale. */"},
		},
		enters: []enterCase{
			{"typedef struct item {", "  "},
			{"size_t n, ...)", ""},
			{"...)\n{", "  "},
			{"i < n; i++) {", "    "},
			{"!= NULL)", "      "},
			{"continue;", "    "},
			{"else if (!n)", "      "},
			{"break;", "    "},
			{"case 0:", "      "},
			{"return sum;", "    "},
			{"default:", "      "},
			{"do {", "      "},
			{"end:", "  "},
			{"printf(", "    "},
			{"names[0]", "    "},
			{"item_t one = {", "    "},
			{"const item_t *items,", "                        "},
		},
		symbols: `
constant LIMIT
macro TWICE
type item_t
struct item
enum kind
struct value
function total
function twice
function main
`,
	}.run(t, "c")
}

func TestCppSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "this->", "[[nodiscard]] string name() const override {\n … }"},
			{"function.around", "static_cast", "[&, n](int a) mutable -> int {\n … }"},
			{"function.inside", "static_cast", "{\n    return static_cast<int>(a) + n;\n  }"},
			{"class.around", "friend class", "class Item final … \n}"},
			{"class.inside", "friend class", "{\npublic: … \n}"},
			{"class.around", "Big, Small", "enum class Kind : uint8_t { Big, Small = 2 }"},
			{"test.around", "EXPECT_EQ", "TEST(Item, Totals) {\n … \n}"},
			{"test.inside", "EXPECT_EQ", "{\n  EXPECT_EQ(total(), 1);\n}"},
			{"parameter.around", "const std::string", "const std::string &name,"},
			{"parameter.inside", "double price", "double price = 1.5"},
			{"parameter.around", "typename T, int", "typename T,"},
			{"parameter.around", "&, n", "&,"},
			{"parameter.around", "Rest &&", "Rest &&...rest"},
			{"entry.around", "name_(name)", "name_(name)"},
			{"comment.inside", "One thing", "/// One thing on sale."},
		},
		enters: []enterCase{
			{"shop::stock {", ""},
			{"private Other {", "  "},
			{"public:", "  "},
			{"{\n    return this->name_;", "    "},
			{"(sizeof...(rest) > 0)", "    "},
			{"sum(rest...);", "  "},
			{"[key, value] : items) {", "    "},
			{"(auto x : items)", "    "},
			{"-> int {", "    "},
			{"runtime_error(", "      "},
			{"case Kind::Big:", "      "},
			{"break;", "    "},
			{"list = {", "    "},
			{".begin()", "    "},
			{"->next();", "  "},
			{"const vector<Item> &items,", "                "},
		},
		symbols: `
constant LIMIT
module shop::stock
interface Small
class Item
function Item
function ~Item
function Item
function operator==
function operator<=>
function name
enum Kind
type Pair
function sum
function Item::operator==
function Item::total
function TEST
`,
	}.run(t, "cpp")
}
