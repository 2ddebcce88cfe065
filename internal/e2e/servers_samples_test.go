//go:build servers

package e2e

var rustSample = &sample{
	name: "rust-analyzer", servers: []string{"rust-analyzer", "cargo", "rustfmt"}, dir: "crate", main: "src/main.rs", lib: "src/lib.rs",

	hover: spot{"total_area\\(", "5:27"}, hoverShows: "Adds up what all the shapes cover.",
	definition: spot{"total_area\\(", "5:27"}, definitionAt: "20:8",
	symbols: []string{"Shape", "Circle", "area", "total_area"}, symbol: "total_area", symbolAt: "20:8",
	workspace: "total", workspaceRow: "function total_area src/lib.rs", workspaceAt: "20:8",
	hints:  "let total: f64 = total_area(shapes: &list);",
	rename: spot{"total_area\\(", "5:27"}, from: "total_area", to: "sum_of_areas",
	action: spot{"let total", "5:13"}, actionTitle: "Insert explicit type", actionGives: "let total: f64 = total_area",
	above:         spot{"fn main", "3:7"},
	completeTyped: "let map: HashMa", completeShows: "(use std::collections::HashMap)", completeKeys: "\x0e" + enter,
	completeGives: []string{"use std::collections::HashMap;", "let map: HashMap"},
	bug:           "let gone = String::new(); drop(gone); drop(gone);", bugShows: "use of moved value", bugAt: "6:13", bugBySave: true,
	ugly: "let   x=1 ;", neat: "    let x = 1;\n",
}

var goSample = &sample{
	name: "gopls", servers: []string{"gopls", "go"}, dir: "module", main: "main.go", lib: "area/area.go",

	hover: spot{"Total", "10:18"}, hoverShows: "Total adds up what all the shapes cover.",
	definition: spot{"Total", "10:18"}, definitionAt: "16:6",
	symbols: []string{"Shape", "Square", "Total"}, symbol: "Total", symbolAt: "16:6",
	workspace: "Total", workspaceRow: "function Total", workspaceAt: "16:6",
	hints:  "sum float64 := area.Total(",
	rename: spot{"Total", "10:18"}, from: "Total", to: "SumOf",
	action: spot{"Total", "10:18"}, actionTitle: "Inline call to Total", actionGives: "range []area.Shape{area.Square{Side: 2}}",
	above:         spot{"func main", "9:9"},
	completeTyped: "fmt.Println(strings.ToUpp", completeShows: "ToUpper", completeKeys: "\x0e" + enter,
	completeGives: []string{"\"strings\"", "strings.ToUpper("},
	bug:           "var _ int = \"x\"", bugShows: "cannot use", bugAt: "10:16",
	ugly: "x:=1 ;_=x", neat: "\tx := 1\n\t_ = x\n",
}

var cSample = &sample{
	name: "clangd", servers: []string{"clangd"}, dir: "c", main: "main.c", lib: "shapes.h",

	hover: spot{"square_area", "5:28"}, hoverShows: "How much of the plane it covers.",
	definition: spot{"square_area", "5:28"}, definitionAt: "10:8",
	above:         spot{"int main", "3:8"},
	completeTyped: "struct square it = {square_are", completeShows: "function", completeKeys: "\x0e" + enter,
	completeGives: []string{"it = {square_area("},
	bug:           "int gone = missing;", bugShows: "undeclared", bugAt: "4:20",
}

var pythonSample = &sample{
	name: "pyright", servers: []string{"pyright-langserver"}, dir: "python", main: "main.py", lib: "shapes.py",
	languages: "[[language]]\nname = \"python\"\nlanguage-servers = [\"pyright\"]\n" +
		"[language-server.pyright]\ncommand = \"pyright-langserver\"\nargs = [\"--stdio\"]\n",

	hover: spot{"square_area\\(", "3:20"}, hoverShows: "How much of the plane a square covers.",
	definition: spot{"square_area\\(", "3:20"}, definitionAt: "4:5",
	above:         spot{"total =", "3:7"},
	completeTyped: "more = square_are", completeShows: "function", completeKeys: "\x0e" + enter,
	completeGives: []string{"more = square_area"},
	bug:           "square_area(\"x\")", bugShows: "Argument of type", bugAt: "4:15",
}

var samples = []*sample{rustSample, goSample, cSample, pythonSample}
