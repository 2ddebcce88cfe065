//go:build cgo

package syntax

import "testing"

func TestJavaScriptSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"function.around", "super(name)", "constructor(name, { id, size = 3 }, ...rest) {\n … }"},
			{"function.inside", "super(name)", "{\n    super … ++;\n  }"},
			{"function.around", "this.price +=", "(event) => {\n … }"},
			{"function.around", "(await a)", "async (a, b) => (await a) + b"},
			{"function.inside", "(await a)", "(await a) + b"},
			{"function.around", "(x) {}", "function* (x) {}"},
			{"class.around", "price = 1.5e3", "class Item extends Base {\n … \n}"},
			{"class.inside", "price = 1.5e3", "{\n  static … \n}"},
			{"test.around", "expect", `it("adds", () => {` + "\n … })"},
			{"test.inside", "expect", "{\n    expect(add(1, 2)).toBe(3);\n  }"},
			{"test.around", `"item", () =>`, `describe("item" … })`},
			{"parameter.around", "items, [first]", "items,"},
			{"parameter.inside", "scale = 1)", "scale = 1"},
			{"parameter.around", "(item) => item.name", "(item) => item.name"},
			{"entry.around", "text: [", "text: [\n … ]"},
			{"entry.inside", "1,\n      new", "[\n      1,\n      new Map(),\n    ]"},
			{"entry.around", "new Map", "new Map()"},
			{"comment.around", "One thing", "/**\n * One thing on sale.\n */"},
		},
		enters: []enterCase{
			{"extends Base {", "  "},
			{"(event) => {", "    "},
			{"`${this.name}\\n: ${rest[0]}\n  e¦nd", "  "},
			{`!== "x")`, "      "},
			{"continue;", "    "},
			{"else if (item.name === null)", "      "},
			{"case true:", "      "},
			{"sum = 0;\n      break;", "    "},
			{"const found = items", "    "},
			{".filter((item) => item.name)", "    "},
			{".map((item) => {", "      "},
			{").then(() => {", "    "},
			{"const text =", "    "},
			{"'no');", "  "},
			{"text: [", "      "},
			{"load(\n", "    "},
			{"if (\"a\" in items) {\n      throw new Error(`bad ${i}`);", "      "},
		},
		symbols: `
constant LIMIT
class Item
function onClick
function constructor
function label
function rows
function total
function method
function add
function both
`,
	}.run(t, "javascript")
}

func TestJSXSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"xml-element.around", "Things", "<h1 onClick={() => setOpen(!open)}>Things &amp; more</h1>"},
			{"xml-element.inside", "Things", "Things &amp; more"},
			{"xml-element.around", "key=", "<Row\n … />"},
			{"xml-element.inside", "<svg", "<h1 … />"},
			{"entry.around", "data-open", "data-open={open}"},
			{"entry.inside", `¦"list"`, `"list"`},
			{"function.around", "setOpen(!", "() => setOpen(!open)"},
			{"function.inside", "return null", "{\n  if (!name) … </li>;\n}"},
			{"comment.inside", "A list", "/* A list of things. */"},
		},
		enters: []enterCase{
			{"return (", "    "},
			{"data-open={open}>", "      "},
			{"<Row", "          "},
			{"{...item}", "          "},
			{"onPick={onPick}\n        />", "        "},
			{"))}", "      "},
			{"</section>", "    "},
			{"<>", "        "},
		},
		symbols: `
function List
constant LIMIT
function Row
`,
	}.run(t, "jsx")
}

func TestTypeScriptSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"class.around", "readonly id", "interface Item<T … \n}"},
			{"class.inside", "readonly id", "{\n  readonly id … \n}"},
			{"class.around", "Big,", "enum Kind {\n  Big,\n  Small = \"small\",\n}"},
			{"class.around", "abstract draw", "@sealed\nabstract class Shelf<T> … \n}"},
			{"class.inside", "| null", "| \"a\"\n  | `b${number}`\n  | null"},
			{"function.around", "abstract draw", "abstract draw(): void"},
			{"function.around", "this.items.get", "get first(): T | undefined {\n … }"},
			{"function.around", "(kind: Kind", "pick(kind: Kind, ...rest: T[]): asserts kind is Kind"},
			{"parameter.around", "public size", "public size: number,"},
			{"parameter.inside", "private owner", "private owner?: string"},
			{"parameter.around", "T, U = T", "T,"},
			{"parameter.around", "string,\n  number", "string,"},
			{"entry.around", "name?: string", "name?: string"},
			{"entry.around", "first: T, second", "first: T"},
			{"comment.around", "One thing", "/** One thing on sale. */"},
		},
		enters: []enterCase{
			{"enum Kind {", "  "},
			{"type Keys<T> = {", "  "},
			{"type Union =", "  "},
			{"extends Stock.Base {", "  "},
			{"public size: number,", "    "},
			{"isItem(item))", "      "},
			{"value is Item =>", "    "},
			{"case Kind.Big:", "      "},
			{"Record<", "  "},
			{"> = {", "  "},
			{"event.detail;\n  };", "  "},
		},
		symbols: `
module "shop"
function load
module Shop.Items
enum Kind
type Pair
type Keys
type Union
interface Item
function pick
class Shelf
function constructor
function draw
function first
function handle
function total
function total
function check
`,
	}.run(t, "typescript")
}

func TestTSXSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"xml-element.around", "key=", "<Row<T>\n … />"},
			{"xml-element.inside", "more &", "more &hellip;"},
			{"class.around", "children: ReactNode", "interface Props<T> {\n … \n}"},
			{"function.inside", "const shown", "{\n  const [open … \n}"},
			{"parameter.inside", "{ items, onPick }: Props", "{ items, onPick }: Props<T>"},
			{"entry.around", "title=", `title="more"`},
		},
		enters: []enterCase{
			{"interface Props<T> {", "  "},
			{"{shown.map((item: T) => (", "        "},
			{"<Row<T>", "          "},
			{"/>\n      ))}", "      "},
			{"<li>", "        "},
			{"render() {", "    "},
		},
		symbols: `
interface Props
constant LIMIT
function List
class Panel
function render
`,
	}.run(t, "tsx")
}
