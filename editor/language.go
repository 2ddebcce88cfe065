package editor

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// Language returns a document's language, nil for plain text.
func (ed *Editor) Language(d *document.Document) *hxruntime.Language {
	if d.Lang == "" {
		return nil
	}
	return ed.Langs.Find(d.Lang)
}

// TextWidth returns the width (cells) that text is wrapped at: EditorConfig's,
// the language's, or the option.
func (ed *Editor) TextWidth(d *document.Document) int {
	if d.TextWidth > 0 {
		return d.TextWidth
	}
	if l := ed.Language(d); l != nil && l.Width > 0 {
		return l.Width
	}
	return ed.Conf.Editor.TextWidth
}

// softWrap returns the option with what the language overrides.
func (ed *Editor) softWrap(d *document.Document) config.SoftWrap {
	w := ed.Conf.Editor.SoftWrap
	if d.File.Title != "" {
		w.Enable = true // texts of the editor itself are to be read everywhere
	}
	l := ed.Language(d)
	if l == nil {
		return w
	}
	set(&w.Enable, l.SoftWrap.Enable)
	set(&w.AtTextWidth, l.SoftWrap.AtTextWidth)
	set(&w.MaxWrap, l.SoftWrap.MaxWrap)
	set(&w.MaxIndentRetain, l.SoftWrap.MaxIndentKeep)
	set(&w.Indicator, l.SoftWrap.Indicator)
	return w
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// AutoPairs returns the pairs that are typed together in a document, none when
// they are off.
func (ed *Editor) AutoPairs(d *document.Document) []hxruntime.Pair {
	if !ed.Conf.Editor.AutoPairs.Enable {
		return nil
	}
	if l := ed.Language(d); l != nil && l.AutoPairs != nil && len(l.AutoPairs.Pairs) > 0 {
		return l.AutoPairs.Pairs
	}
	return ed.Conf.Editor.AutoPairs.Pairs
}

func (ed *Editor) defaultLineEnding() text.LineEnding {
	if ed.Conf.Editor.DefaultLineEnding == config.LineEndingCRLF {
		return text.CRLF
	}
	return text.LF
}
