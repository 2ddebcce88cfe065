package servers

import (
	"context"
	"regexp"
	"strconv"

	"hx/editor"
	"hx/editor/commands"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/lsp"
)

func (s *Servers) askLinks(d *document.Document) {
	lay(s, d, lsp.FeatureDocumentLinks, func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot) (lsp.Spans[lsp.Link], error) {
		return server.Links(ctx, doc)
	}, func(l *lsp.Link) text.Span { return l.Span }, func(st *state) *laid[lsp.Link] { return &st.links })
}

// linkColours is the layer of links.
func (s *Servers) linkColours(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	list := states.Of(d).links.list
	if len(list) == 0 {
		return nil
	}
	style, ok := ed.Theme.Lookup("markup.link.url")
	if !ok {
		return nil
	}
	var out []editor.Highlight
	for _, l := range list {
		if l.span.From >= visible.To {
			break
		}
		if l.span.To > visible.From {
			out = append(out, editor.Highlight{From: l.span.From, To: l.span.To, Style: style})
		}
	}
	return out
}

// openLinks opens the links that touch a part of a document, each after before
// has run; false when there is none. A target that is not known yet is asked
// for meanwhile.
func (s *Servers) openLinks(d *document.Document, part text.Span, before func()) bool {
	any := false
	for _, l := range states.Of(d).links.list {
		if l.span.From >= max(part.To, part.From+1) {
			break
		}
		if l.span.To <= part.From {
			continue
		}
		any = true
		server, link := l.server, l.what
		job.Go(s.ed.Jobs, job.Spec{Class: job.Wait, Title: "link"}, func(ctx context.Context) (lsp.Link, error) {
			return server.ResolveLink(ctx, link)
		}, func(l lsp.Link, err error) {
			if err != nil {
				s.ed.Fail("%s", err)
				return
			}
			s.follow(l, before)
		})
	}
	return any
}

// follow goes where a link leads.
func (s *Servers) follow(l lsp.Link, before func()) {
	switch {
	case l.Target == "":
		s.ed.Fail("the server does not say where this link leads")
	case l.Path == "":
		s.report(commands.OpenAddress(s.env.Context(), l.Target))
	default:
		before()
		c := s.env.Context()
		p := pickers.Place{Path: l.Path}
		if d, err := s.ed.Open(l.Path); err == nil {
			p.Doc = d.ID()
			if pos, ok := fragment(d.Text(), l.Target); ok {
				sel := selection.At(pos)
				p.Sel = &sel
			}
		}
		s.report(pickers.Show(c, p, ui.OpenHere))
	}
}

// fragments say a line, and perhaps a column, both counted from 1.
var fragments = regexp.MustCompile(`#L?(\d+)(?:[,:C](\d+))?(?:-.*)?$`)

// fragment returns the place in a text that a link's target names.
func fragment(t text.Rope, target string) (int, bool) {
	m := fragments.FindStringSubmatch(target)
	if m == nil {
		return 0, false
	}
	line, err := strconv.Atoi(m[1])
	if err != nil || line < 1 {
		return 0, false
	}
	pos := t.LineStart(min(line, t.Lines()) - 1)
	column, _ := strconv.Atoi(m[2])
	end := t.LineEnd(t.LineAt(pos))
	for range max(column-1, 0) {
		if next := t.NextGrapheme(pos); next <= end {
			pos = next
		} else {
			break
		}
	}
	return pos, true
}
