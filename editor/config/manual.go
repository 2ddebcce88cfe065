package config

import (
	"fmt"
	"strings"

	"hx/editor/config/source"
)

//go:generate go run ./gen ../../docs/configuration.md

// Manual returns the chapter on configuration, in Markdown, from the table of
// options.
func Manual() string {
	var b strings.Builder
	b.WriteString(manualHead)
	for _, s := range sections {
		fmt.Fprintf(&b, "\n## %s\n\n| Option | Type | Default | Meaning |\n| --- | --- | --- | --- |\n", s.title)
		for i := range s.rows {
			b.WriteString(s.rows[i].manualRow())
		}
	}
	b.WriteString(manualTail)
	return b.String()
}

func (o *Option) manualRow() string {
	name := "`" + o.Name + "`"
	if o.Ours {
		name += " +"
	}
	meaning := o.Doc
	if allowed := o.Allowed(); allowed != "" && o.Kind != Bool && (o.Kind != Char || o.Note != "") {
		switch {
		case len(o.Names) == len(statusElements):
			allowed = "[elements](#elements-of-the-status-line)"
		case o.Kind == Enum || o.Kind == Enums:
			allowed = "`" + strings.ReplaceAll(allowed, ", ", "`, `") + "`"
		}
		meaning += " Allowed: " + allowed + "."
	}
	cells := []string{name, o.Type(), o.manualDefault(), meaning}
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", `\|`)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// manualDefault is the default as a file would have it.
func (o *Option) manualDefault() string {
	switch {
	case o.Default != "":
		return o.Default
	case o.Kind == Group && (o.brief == nil || !o.brief(&defaults)), o.Kind == Keys, o.Kind == Program:
		return ""
	}
	v := o.Value(&defaults)
	if v == nil || v == "" {
		return ""
	}
	text, err := source.Format(v)
	if err != nil {
		return ""
	}
	return "`" + text + "`"
}

// Help returns what there is to know about an option in a few lines of plain
// text, for the list of completions and for :help.
func (o *Option) Help() string {
	var b strings.Builder
	b.WriteString(o.Doc)
	if allowed := o.Allowed(); allowed != "" {
		b.WriteString("\nAllowed: " + allowed)
	}
	def := strings.Trim(o.manualDefault(), "`")
	if def != "" {
		b.WriteString("\nDefault: " + def)
	}
	return b.String()
}

const manualHead = `# Configuration

<!-- Made from the table of options by go generate ./editor/config; do not edit. -->

` + "`hx` reads `config.toml` in its configuration folder, `~/.config/hx` or\n" +
	"`$XDG_CONFIG_HOME/hx`; `hx --config FILE` reads another file instead. No file is\n" +
	"needed. The format and the names are those of Helix, whose file works as it is;\n" +
	"`:config-import` copies it. Options marked + are additions.\n" + `
` + "```toml" + `
theme = "gruvbox"

[editor]
line-number = "relative"
rulers = [100]

[editor.cursor-shape]
insert = "bar"

[keys.normal]
C-s = ":w"                   # a command line
"A-;" = ["collapse_selection", "flip_selections"]
g = { a = "code_action" }    # added to the menu of g
` + "```" + `

A mistake costs its own line only. It is reported with file, line and what may
stand there; everything else counts. Unknown names are warnings.

` + "- `:set NAME VALUE` changes an option until the end or the next `:config-reload`.\n" +
	"  Text stands as it is, other values are JSON: `:set rulers [80, 120]`.\n" +
	"- `:toggle NAME` changes true and false, or goes on to the next of several names;\n" +
	"  `:toggle NAME A B C` goes through the values given.\n" +
	"- `:get NAME` shows the value.\n" +
	"- `:config-reload` reads the files again, `:config-open` opens yours.\n" + `
A workspace may have a ` + "`.hx/config.toml`" + ` of its own. It is read once you trust the
workspace, and lies over yours: tables key by key, lists as a whole, key bindings
one by one.

Options of ` + "`[editor]`" + ` are written below without that prefix: ` + "`soft-wrap.enable`" + `
is ` + "`enable`" + ` in ` + "`[editor.soft-wrap]`" + `, or ` + "`soft-wrap.enable`" + ` in ` + "`[editor]`" + `. Sizes are
numbers of bytes, or text such as ` + "`\"64M\"`" + ` (K, M, G of 1024).
`

const manualTail = `
## Elements of the status line

` + "`statusline.left`, `center` and `right` are lists of these." + `

| Element | Shows |
| --- | --- |
` + "| `mode` | The mode, as `statusline.mode` names it |\n" +
	"| `spinner` | A turning sign while a language server works |\n" +
	"| `file-name` | Path from the working directory |\n" +
	"| `file-base-name` | Last part of the path |\n" +
	"| `file-absolute-path` | Whole path |\n" +
	"| `read-only-indicator` | `[readonly]` where it applies |\n" +
	"| `file-modification-indicator` | `[+]` while there are unsaved changes |\n" +
	"| `file-encoding` | The encoding, unless it is UTF-8 |\n" +
	"| `file-line-ending` | `LF` or `CRLF` |\n" +
	"| `file-indent-style` | Tabs, or the number of spaces |\n" +
	"| `file-type` | The language |\n" +
	"| `diagnostics` | Diagnostics of the buffer by severity |\n" +
	"| `workspace-diagnostics` | Diagnostics of all files |\n" +
	"| `selections` | Number of selections, and which is the primary one |\n" +
	"| `primary-selection-length` | Characters in the primary selection |\n" +
	"| `position` | Line and column |\n" +
	"| `position-percentage` | Position as a part of the file |\n" +
	"| `total-line-numbers` | Number of lines |\n" +
	"| `register` | The chosen register |\n" +
	"| `version-control` | Branch, or commit |\n" +
	"| `current-working-directory` | Last part of the working directory |\n" +
	"| `code-action-hint` | A sign where there are code actions |\n" +
	"| `separator` | The text of `statusline.separator` |\n" +
	"| `spacer` | A blank |\n"
