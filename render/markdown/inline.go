package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"hx/editor/ui"
)

// inline collects the text of a paragraph. Line breaks in it are "\n", which
// only hard breaks make.
type inline struct {
	source []byte
	pieces []ui.Piece
}

func (in *inline) add(s, scope string) {
	if s != "" {
		in.pieces = append(in.pieces, ui.Piece{Text: s, Scope: scope})
	}
}

// children adds what is inside a node, in a scope.
func (in *inline) children(parent ast.Node, scope string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		in.node(n, scope)
	}
}

func (in *inline) node(n ast.Node, scope string) {
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, scope)
	case *ast.String:
		in.add(string(n.Value), scope)
	case *ast.CodeSpan:
		in.add(codeText(n, in.source), join(scope, "markup.raw.inline"))
	case *ast.Emphasis:
		in.children(n, join(scope, [...]string{"markup.italic", "markup.bold"}[min(n.Level, 2)-1]))
	case *east.Strikethrough:
		in.children(n, join(scope, "markup.strikethrough"))
	case *ast.Link:
		in.link(n, string(n.Destination), scope)
	case *ast.Image:
		in.link(n, string(n.Destination), scope)
	case *ast.AutoLink:
		in.add(string(n.Label(in.source)), join(scope, "markup.link.url"))
	case *ast.RawHTML:
		if s := strings.ToLower(string(n.Segments.Value(in.source))); strings.HasPrefix(s, "<br") {
			in.add("\n", scope)
		}
	case *east.TaskCheckBox:
		if n.IsChecked {
			in.add("☑ ", "markup.list.checked")
		} else {
			in.add("☐ ", "markup.list.unchecked")
		}
	default:
		in.children(n, scope)
	}
}

func (in *inline) text(n *ast.Text, scope string) {
	s := n.Segment.Value(in.source)
	if !n.IsRaw() {
		s = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(s)))
	}
	in.add(string(s), scope)
	switch {
	case n.HardLineBreak():
		in.add("\n", scope)
	case n.SoftLineBreak():
		in.add(" ", scope)
	}
}

// link shows the text of a link; a link without one shows where it goes.
func (in *inline) link(n ast.Node, to, scope string) {
	before := len(in.pieces)
	in.children(n, join(scope, "markup.link.text"))
	if len(in.pieces) == before {
		in.add(to, join(scope, "markup.link.url"))
	}
}

func codeText(n ast.Node, source []byte) string {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.Write(t.Segment.Value(source))
		}
	}
	return strings.ReplaceAll(s.String(), "\n", " ")
}

// join lays one scope over another.
func join(below, above string) string {
	if below == "" {
		return above
	}
	return below + " " + above
}
