//go:build cgo

package syntax

import "testing"

func TestTomlSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"class.around", "since =", "[package]\nname … true\n\n"},
			{"class.inside", "since =", "name = \"shop\"\n … live = true"},
			{"class.around", "path =", "[[bin]]\n … }\n\n"},
			{"entry.around", "ratio", "ratio = 1.5e3"},
			{"entry.inside", "¦1.5e3", "1.5e3"},
			{"entry.around", `"one"`, `"one"`},
			{"entry.around", "on = false", "on = false"},
			{"comment.around", "A shop", "# A shop."},
		},
		enters: []enterCase{
			{"features = [", "  "},
			{`"one",`, "  "},
			{"false },\n]", ""},
			{"first \\\n  sec¦ond", "  "},
			{"[package]", ""},
		},
		symbols: `
field title
field "quoted key"
field a.b.c
section package
section package.metadata."docs.rs"
section bin
section bin.more
`,
	}.run(t, "toml")
}

func TestYamlSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"entry.around", "size", "size: 3"},
			{"entry.inside", "size: ¦3", "3"},
			{"entry.around", "¦- uses", "- uses: actions/checkout@v4"},
			{"entry.around", "push", "push"},
			{"entry.inside", "¦1, \"b", "1"},
			{"comment.around", "A shop", "# A shop."},
		},
		enters: []enterCase{
			{"name: Build", ""},
			{"base: &base", "  "},
			{"none: null", "  "},
			{"jobs:", "  "},
			{"  test:", "    "},
			{"actions/checkout@v4", "        "},
			{"run: |", "          "},
			{"set -e", "          "},
			{"make \"$X\"", "          "},
			{"steps:", "      "},
			{"- list", "        "},
			{"      -\n", "        "},
			{"late: yes", "        "},
			{"- b", "    "},
			{"empty:", "  "},
			{"second: ~", ""},
		},
		symbols: `
field name
field "on"
field base
field jobs
section test
field complex
field empty
field second
`,
	}.run(t, "yaml")
}

func TestJSONSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"entry.around", `"version"`, `"version": 1.5e3`},
			{"entry.inside", "¦1.5e3", "1.5e3"},
			{"entry.around", "-3", "-3"},
			{"entry.inside", `"a\n"`, `"a\n"`},
			{"entry.around", `"deep"`, `"deep": [1, [2, {}]]`},
		},
		enters: []enterCase{
			{"{\n", "  "},
			{`"files": [`, "    "},
			{"-3,\n    {", "      "},
			{"false\n    }", "    "},
			{"],\n  \"scripts", "  "},
			{"null,", "  "},
		},
		symbols: `
field name
field version
field private
field none
field files
field scripts
field build
`,
	}.run(t, "json")
}

func TestJSONCSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"comment.around", "block", "/* block\n     comment */"},
			{"comment.inside", "Settings", "// Settings"},
			{"entry.around", `"size"`, `"size": 4`},
		},
		enters: []enterCase{
			{`"editor": {`, "    "},
			{"// trailing", "    "},
			{"\"list\": [1, null]", "  "},
		},
		symbols: `
field editor
field tabs
field size
field name
field list
`,
	}.run(t, "jsonc")
}

func TestMarkdownSample(t *testing.T) {
	markedCases{
		objects: []objectCase{
			{"class.around", "### Deep", "### Deep ###\n … </div>\n"},
			{"class.around", "Five", "##### Five\n … </div>\n"},
			{"function.around", "echo", "```sh\necho \"$HOME\"\n```\n"},
			{"function.inside", "plain", "plain\n"},
			{"parameter.inside", "*2*", "*2* "},
			{"entry.around", "1 | *2", "| 1 | *2* |"},
			{"entry.around", "nested", "1. nested\n  "},
		},
		enters: []enterCase{
			{"- two", ""},
			{"continued", "  "},
			{"fn main() {", "  "}, // as deep as Rust says, in the style of the document
		},
		symbols: `
field title
field live
section The *shop* ` + "`x`" + `
section Second title
function main
section Deep ###
section Four
section Five
section Six
`,
	}.run(t, "markdown")
}
