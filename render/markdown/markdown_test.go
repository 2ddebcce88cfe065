package markdown

import (
	"fmt"
	"strings"
	"testing"

	"hx/editor/ui"
)

// show writes rows for comparison: pieces with a scope as {scope|text}.
func show(lines []ui.Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, p := range l {
			if p.Scope == "" {
				b.WriteString(p.Text)
			} else {
				fmt.Fprintf(&b, "{%s|%s}", strings.ReplaceAll(p.Scope, "markup.", ""), p.Text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"nothing", "", ""},
		{"paragraphs wrap at blanks", "one two three four five\nsix\n\nseven",
			"one two three four\nfive six\n\nseven\n"},
		{"a hard break stays", "one  \ntwo\\\nthree", "one\ntwo\nthree\n"},
		{"headings", "# One\n## Two `x`\ntext",
			"{heading.1|One}\n\n{heading.2|Two }{heading.2 raw.inline|x}\n\ntext\n"},
		{"emphasis", "*a* **b** ***c*** ~~d~~",
			"{italic|a} {bold|b} {italic bold|c} {strikethrough|d}\n"},
		{"a blank in emphasis belongs to it", "**a b** c", "{bold|a b} c\n"},
		{"code spans", "use `a  b` here", "use {raw.inline|a b} here\n"},
		{"links show their text", "[the docs](https://x.y) <https://z.w>",
			"{link.text|the docs} {link.url|https://z.w}\n"},
		{"a link without text", "[](where)", "{link.url|where}\n"},
		{"an image shows its text", "![alt](x.png)", "{link.text|alt}\n"},
		{"bullets", "- a\n- b\n  c\n- d d d d d d d d d d d",
			"{list|• }a\n{list|• }b c\n{list|• }d d d d d d d d d\n  d d\n"},
		{"a loose list", "1. a\n\n2. b", "{list|1. }a\n\n{list|2. }b\n"},
		{"lists in lists", "- a\n  - b\n    1) c\n- d",
			"{list|• }a\n  {list|• }b\n    {list|1) }c\n{list|• }d\n"},
		{"an empty item", "-\n- b", "{list|• }\n{list|• }b\n"},
		{"tasks", "- [x] a\n- [ ] b",
			"{list|• }{list.checked|☑ }a\n{list|• }{list.unchecked|☐ }b\n"},
		{"quotes", "> a\n>\n> - b", "{quote|│ }a\n{quote|│ }\n{quote|│ }{list|• }b\n"},
		{"a fence", "```go\nfunc f() {\n\treturn\n}\n```\nafter",
			"{raw.block|func f() {}\n{raw.block|    return}\n{raw.block|}}\n\nafter\n"},
		{"indented code", "a\n\n    x = 1\n\n    y", "a\n\n{raw.block|x = 1}\n\n{raw.block|y}\n"},
		{"long code is broken", "```\nabcdefghijklmnopqrstuvwxyz\n```",
			"{raw.block|abcdefghijklmnopqrst}\n{raw.block|uvwxyz}\n"},
		{"a rule", "a\n\n---\nb", "a\n\n{ui.virtual|────────────────────}\n\nb\n"},
		{"entities and escapes", "a &lt; b \\* &#65;", "a < b * A\n"},
		{"breaks in HTML", "a<br>b <b>c</b>", "a\nb c\n"},
		{"a block of HTML", "<p>text\nmore</p>\n\nend", "text\nmore\n\nend\n"},
		{"only a comment", "<!-- x -->\n\nend", "end\n"},
		{"a table", "|a|bb|\n|-|--:|\n|ccc|d|",
			"{bold|a}  {ui.virtual| │ }{bold|bb}\n{ui.virtual|────┼───}\nccc{ui.virtual| │ } d\n"},
		{"wide characters", "日本語日本語日本語日本語", "日本語日本語日本語日\n本語\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Lines(c.source, 20, nil)); got != c.want {
				t.Errorf("%q\n got:\n%s\nwant:\n%s", c.source, got, c.want)
			}
		})
	}
}

func TestCode(t *testing.T) {
	asked := ""
	code := func(language, source string) []ui.Piece {
		asked = language + ": " + source
		at := strings.IndexByte(source, ' ')
		return []ui.Piece{{Text: source[:at], Scope: "keyword"}, {Text: source[at:]}}
	}
	got := show(Lines("- x\n\n  ```rust\n  let x;\n  ```", 30, code))
	if want := "{list|• }x\n\n  {keyword|let} x;\n"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if asked != "rust: let x;" {
		t.Errorf("asked for %q", asked)
	}
}

// FuzzLines wants rows that fit, whatever the source.
func FuzzLines(f *testing.F) {
	for _, s := range []string{
		"# a\n\n- b\n  > c\n\n|d|e|\n|-|-|\n|f|g|", "```x\n\t日\xff\n", strings.Repeat("> ", 60) + "a",
		strings.Repeat("- ", 40) + "a", "1000000000. x\n", "<b\n\n</b>", "\x00\x1b[31m\u202e",
	} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, source string, width int) {
		width = width & 0x3f
		for _, l := range Lines(source, width, nil) {
			if n := lineWidth(l); n > max(width, minWidth)+1 {
				t.Fatalf("%q: the row %q takes %d cells of %d", source, show([]ui.Line{l}), n, width)
			}
			for _, p := range l {
				if strings.ContainsAny(p.Text, "\n") {
					t.Fatalf("%q: a break in %q", source, p.Text)
				}
			}
		}
	})
}

func BenchmarkLines(b *testing.B) {
	source := strings.Repeat("## Heading\n\nSome *text* with `code` and [links](x) that goes on for a while.\n\n- one\n- two\n\n", 10)
	b.ReportAllocs()
	for b.Loop() {
		Lines(source, 80, nil)
	}
}
