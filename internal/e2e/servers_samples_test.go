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
	completeTyped: "let map: HashMa", completeShows: "HashMap", completeKeys: "\x0e" + enter,
	completeGives: []string{"use std::collections::HashMap;", "let map: HashMap"},
	bug:           "let gone = String::new(); drop(gone); drop(gone);", bugShows: "use of moved value", bugAt: "6:13", bugBySave: true,
	ugly: "let   x=1 ;", neat: "    let x = 1;\n",
}

var samples = []*sample{rustSample}
