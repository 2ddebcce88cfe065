package diagnostics

import (
	"fmt"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/window"
	"hx/themes"
)

// scopes are the theme scopes by severity: of marks and counts, of messages in
// the text area, of the text that is meant.
var scopes = map[config.Severity]struct{ mark, message, text string }{
	config.Hint:    {"hint", "hint.diagnostic.inline", "diagnostic.hint"},
	config.Info:    {"info", "info.diagnostic.inline", "diagnostic.info"},
	config.Warning: {"warning", "warning.diagnostic.inline", "diagnostic.warning"},
	config.Error:   {"error", "error.diagnostic.inline", "diagnostic.error"},
}

// highlighters are the layers of marked text; graver remarks lie on top.
func (f *Diagnostics) highlighters() []editor.Highlighter {
	var out []editor.Highlighter
	layer := func(scope string, wants func(*themes.Theme, *Diagnostic) bool) {
		out = append(out, func(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
			return f.highlight(ed, d, visible, scope, wants)
		})
	}
	layer(unnecessary, func(_ *themes.Theme, i *Diagnostic) bool { return i.Unnecessary })
	layer(deprecated, func(_ *themes.Theme, i *Diagnostic) bool { return i.Deprecated })
	for _, s := range []config.Severity{config.Info, config.Hint, config.Warning, config.Error} {
		layer(scopes[s].text, func(theme *themes.Theme, i *Diagnostic) bool { return i.Severity == s && !tagged(theme, i) })
	}
	return out
}

// Scopes of text that a remark says something particular about.
const (
	unnecessary = "diagnostic.unnecessary"
	deprecated  = "diagnostic.deprecated"
)

// tagged tells whether a theme shows by itself what a remark is about: text
// without use is dimmed, and underlining it too would say no more.
func tagged(theme *themes.Theme, i *Diagnostic) bool {
	if i.Unnecessary {
		if _, ok := theme.Lookup(unnecessary); ok {
			return true
		}
	}
	if i.Deprecated {
		if _, ok := theme.Lookup(deprecated); ok {
			return true
		}
	}
	return false
}

func (f *Diagnostics) highlight(ed *editor.Editor, d *document.Document, visible text.Span, scope string, wants func(*themes.Theme, *Diagnostic) bool) []editor.Highlight {
	all := f.In(d)
	if len(all) == 0 {
		return nil
	}
	style, ok := ed.Theme.Lookup(scope)
	if !ok {
		return nil
	}
	var out []editor.Highlight
	for i := range all {
		at := all[i].Span
		if at.From >= visible.To {
			break
		}
		if at.To == at.From {
			at.To = d.Text().NextGrapheme(at.From) // a place is seen as its character
		}
		if at.To > visible.From && wants(ed.Theme, &all[i]) {
			out = append(out, editor.Highlight{From: at.From, To: at.To, Style: style})
		}
	}
	return out
}

// mark is the gutter's: the worst remark that begins on the line.
func (f *Diagnostics) mark(_ *editor.Editor, d *document.Document, gutter config.Gutter, line int) (editor.Mark, bool) {
	if gutter != config.GutterDiagnostics {
		return editor.Mark{}, false
	}
	worst := worstOf(f.onLine(d, line))
	if worst == config.Disable {
		return editor.Mark{}, false
	}
	return editor.Mark{Text: "●", Scope: scopes[worst].mark}, true
}

func worstOf(list []Diagnostic) config.Severity {
	worst := config.Disable
	for i := range list {
		worst = max(worst, list[i].Severity)
	}
	return worst
}

// counts is the status line's element for the document.
func (f *Diagnostics) counts(ed *editor.Editor, _ *window.View, d *document.Document) []editor.StyledText {
	var n [config.Error + 1]int
	for _, item := range f.In(d) {
		n[item.Severity]++
	}
	return written(n, ed.Conf.Editor.StatusLine.Diagnostics)
}

// workspaceCounts is that for all files.
func (f *Diagnostics) workspaceCounts(ed *editor.Editor, _ *window.View, _ *document.Document) []editor.StyledText {
	var n [config.Error + 1]int
	for _, of := range f.files {
		for _, p := range of {
			for i := range p.Items {
				n[p.Items[i].Severity]++
			}
		}
	}
	out := written(n, ed.Conf.Editor.StatusLine.WorkspaceDiagnostics)
	if len(out) > 0 {
		out = append([]editor.StyledText{{Text: " W "}}, out...)
	}
	return out
}

func written(n [config.Error + 1]int, wanted []config.Severity) []editor.StyledText {
	var out []editor.StyledText
	for _, s := range wanted {
		if n[s] > 0 {
			out = append(out, editor.StyledText{Text: "●", Scope: scopes[s].mark}, editor.StyledText{Text: fmt.Sprintf(" %d ", n[s])})
		}
	}
	return out
}
