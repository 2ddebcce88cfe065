package servers

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"hx/editor"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/window"
	"hx/lsp"
)

// tokens are the colours a server gives a document. They stay in the revision
// they were asked for; only what is visible is brought up to date.
type tokens struct {
	server *lsp.Server
	known  lsp.Tokens
	part   text.Span // that they were asked for, of servers that only tell parts
}

func (k *tokens) drop(server *lsp.Server) {
	if k.server == server {
		*k = tokens{}
	}
}

// tokenScopes are the theme scopes of the token types: those of the protocol,
// then those that servers add.
var tokenScopes = map[string]string{
	"namespace": "namespace", "type": "type", "class": "type", "enum": "type.enum", "interface": "type", "struct": "type",
	"typeParameter": "type.parameter", "parameter": "variable.parameter", "variable": "variable",
	"property": "variable.other.member", "enumMember": "type.enum.variant", "event": "variable.other.member",
	"function": "function", "method": "function.method", "macro": "function.macro", "keyword": "keyword",
	"modifier": "keyword.storage.modifier", "comment": "comment", "string": "string", "number": "constant.numeric",
	"regexp": "string.regexp", "operator": "operator", "decorator": "attribute", "label": "label",

	"attribute": "attribute", "attributeBracket": "attribute", "boolean": "constant.builtin.boolean", "builtinAttribute": "attribute",
	"builtinConstant": "constant.builtin", "builtinType": "type.builtin", "character": "constant.character", "const": "constant",
	"constParameter": "constant", "derive": "attribute", "deriveHelper": "attribute", "escapeSequence": "constant.character.escape",
	"formatSpecifier": "punctuation.special", "lifetime": "label", "macroBang": "function.macro", "member": "function.method",
	"procMacro": "function.macro", "punctuation": "punctuation", "selfKeyword": "variable.builtin", "selfTypeKeyword": "type.builtin",
	"static": "constant", "toolModule": "namespace", "typeAlias": "type", "union": "type",
}

// scopeOf returns the theme scope of a token, "" for one that the syntax colours
// as well.
func scopeOf(k lsp.Token) string {
	scope := tokenScopes[k.Type]
	has := func(name string) bool { return slices.Contains(k.Modifiers, name) }
	switch {
	case k.Type == "variable" && has("readonly") && has("static"):
		return "constant"
	case (k.Type == "function" || k.Type == "method" || k.Type == "variable") && has("defaultLibrary"):
		return scope + ".builtin"
	case k.Type == "comment" && has("documentation"):
		return "comment.block.documentation"
	}
	return scope
}

func (s *Servers) askTokens(d *document.Document) {
	if !s.ed.Conf.Editor.LSP.SemanticTokens {
		return
	}
	list := s.able(d, lsp.FeatureSemanticTokens, false)
	if len(list) == 0 {
		return
	}
	server, doc, id := list[0], snapshot(d), d.ID()
	st := states.Of(d)
	if st.tokens.server != server {
		st.tokens = tokens{}
	}
	previous, part := st.tokens.known, text.Span{}
	whole := server.TokensWhole(doc.Path)
	if !whole {
		part = s.around(d)
	}
	job.Go(s.ed.Jobs, job.Spec{Key: fmt.Sprint("lsp:tokens:", id), Latest: true, Class: job.Wait}, func(ctx context.Context) (lsp.Tokens, error) {
		if whole {
			return server.SemanticTokens(ctx, doc, previous)
		}
		return server.SemanticTokensIn(ctx, doc, part)
	}, func(got lsp.Tokens, err error) {
		if d := s.ed.Docs.Get(id); d != nil && err == nil && states.Of(d).path != "" {
			states.Of(d).tokens = tokens{server, got, part}
		}
	})
}

// around returns what is visible of a document, with a view height above and
// below.
func (s *Servers) around(d *document.Document) text.Span {
	visible := s.ed.Visible(s.ed.ViewOf(d))
	t := d.Text()
	first, last := t.LineAt(min(visible.From, t.Len())), t.LineAt(min(visible.To, t.Len()))
	height := max(last-first, 1)
	return text.Span{From: t.LineStart(max(first-height, 0)), To: t.LineEnd(min(last+height, t.Lines()-1))}
}

// scrolled asks again for the tokens of servers that only tell parts, when one
// is visible that was not asked for.
func (s *Servers) scrolled(v *window.View, d *document.Document) {
	st := states.Of(d)
	if st.tokens.server == nil || st.tokens.part == (text.Span{}) {
		return
	}
	visible := s.ed.Visible(v)
	if part, ok := where(d, st.tokens.known.Rev, st.tokens.part); !ok || visible.From < part.From || visible.To > part.To {
		s.askTokens(d)
	}
}

// tokenColours is the layer of what a server knows of the code.
func (s *Servers) tokenColours(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	known := &states.Of(d).tokens.known
	if len(known.List) == 0 || !ed.Conf.Editor.LSP.SemanticTokens {
		return nil
	}
	descs, ok := d.Since(document.Rev(known.Rev))
	if !ok {
		return nil
	}
	now := func(sp text.Span) text.Span { return moved(descs, sp) }
	// Tokens do not overlap and edits keep their order: the first visible one can
	// be searched for.
	first := sort.Search(len(known.List), func(i int) bool { return now(known.List[i].Span).To > visible.From })
	var out []editor.Highlight
	for _, k := range known.List[first:] {
		span := now(k.Span)
		if span.From >= visible.To {
			break
		}
		scope := scopeOf(k)
		if scope == "" || span.Len() == 0 {
			continue
		}
		if style, ok := ed.Theme.Lookup(scope); ok {
			out = append(out, editor.Highlight{From: span.From, To: span.To, Style: style})
		}
	}
	return out
}
