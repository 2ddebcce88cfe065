package trees

import (
	"context"
	"strings"
	"time"

	"hx/editor"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/syntax"
	"hx/editor/text"
	"hx/editor/ui"
)

const (
	// codeBudget is how long colouring a block of code may take; it is done
	// once per block.
	codeBudget = 20 * time.Millisecond
	// colourDelay is how long a preview must rest before it is coloured.
	colourDelay = 150 * time.Millisecond
	// maxColoured is the largest text that is parsed only to be looked at, in
	// bytes.
	maxColoured = 1 << 20
)

// lookOver is what is kept of texts that are only looked at.
type lookOver struct {
	syntax  *syntax.Syntax // of the last preview: one at a time
	scopes  []string
	palette *syntax.Palette // whose numbers are those of scopes
	// preparing are the languages of code blocks whose queries are compiled now.
	preparing map[*syntax.Lang]bool
}

// Code colours a block of code in a language that a fence of Markdown names.
// Queries that are not compiled yet are compiled away from the loop; the block
// is asked for again when they are.
func (t *Trees) Code(language, source string) []ui.Piece {
	lang := t.registry.ForWord(language)
	if lang == nil || len(source) > maxColoured {
		return nil
	}
	if lang.HasTree() && !lang.Prepared() {
		t.prepare(lang)
		return nil
	}
	s := syntax.New(t.registry, lang, text.FromString(source), t.limits())
	defer s.Close()
	s.Update(codeBudget)
	if t.look.palette == nil {
		t.look.palette = syntax.NewPalette(func(scope string) int {
			t.look.scopes = append(t.look.scopes, scope)
			return len(t.look.scopes) - 1
		})
	}
	var out []ui.Piece
	at := 0
	for _, seg := range s.Highlight(text.Span{From: 0, To: len(source)}, t.look.palette, codeBudget, nil) {
		if seg.From > at {
			out = append(out, ui.Piece{Text: source[at:seg.From]})
		}
		names := make([]string, len(seg.Stack))
		for i, n := range seg.Stack {
			names[i] = t.look.scopes[n]
		}
		out = append(out, ui.Piece{Text: source[seg.From:seg.To], Scope: strings.Join(names, " ")})
		at = seg.To
	}
	for _, in := range s.Unprepared() {
		t.prepare(in)
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, ui.Piece{Text: source[at:]})
}

// prepare compiles the queries of a language and then has all blocks of code
// coloured again.
func (t *Trees) prepare(lang *syntax.Lang) {
	if t.look.preparing[lang] {
		return
	}
	if t.look.preparing == nil {
		t.look.preparing = map[*syntax.Lang]bool{}
	}
	t.look.preparing[lang] = true
	job.Go(t.ed.Jobs, job.Spec{Class: job.Quick}, func(context.Context) (struct{}, error) {
		lang.Prepare()
		return struct{}{}, nil
	}, func(struct{}, error) {
		delete(t.look.preparing, lang)
		t.ed.Looks.CodeAge++
		t.complain()
	})
}

// Colours returns the colours of a part of a document, as far as its tree
// tells; false when there is none.
func (t *Trees) Colours(d *document.Document, part text.Span) ([]editor.Highlight, bool) {
	s := states.Of(d).syntax
	if s == nil || !s.HasTree() {
		return nil, false
	}
	return t.style(s, part), true
}

// ColourLater finds the colours of a part of a text that is no document's, the
// content of the file at path. done runs on the loop, unless a later call comes
// first. It starts once nothing else was asked for a while.
func (t *Trees) ColourLater(path string, rope text.Rope, part text.Span, done func([]editor.Highlight)) {
	if t.look.syntax != nil {
		t.look.syntax.Close()
		t.look.syntax = nil
	}
	found := t.ed.Langs.Detect(path, rope.Slice(0, min(rope.LineEnd(0), 256)))
	if found == nil || rope.Len() > maxColoured || !t.ed.Conf.Editor.Syntax.Enable {
		return
	}
	lang := t.registry.Lang(found.Name)
	if lang == nil {
		return
	}
	job.Later(t.ed.Jobs, job.Spec{Key: "preview-colours", Latest: true, Debounce: colourDelay}, func() {
		s := syntax.New(t.registry, lang, rope, t.limits())
		t.look.syntax = s
		t.colourJob(s, part, done)
	})
}

// colourJob parses away from the loop and tells the colours.
func (t *Trees) colourJob(s *syntax.Syntax, part text.Span, done func([]editor.Highlight)) {
	lang := s.Lang()
	j := s.Background()
	spec := job.Spec{Key: "preview-parse", Latest: true, Class: job.Quick}
	job.Go(t.ed.Jobs, spec, func(ctx context.Context) (struct{}, error) {
		lang.Prepare(syntax.Highlights)
		if j != nil {
			j.Run(ctx)
		}
		return struct{}{}, nil
	}, func(struct{}, error) {
		if t.look.syntax != s {
			return
		}
		if j != nil {
			s.Adopt(j)
		}
		done(t.style(s, part))
		s.Close()
		t.look.syntax = nil
	})
}

// style finds the colours of a part of a text in the present theme.
func (t *Trees) style(s *syntax.Syntax, part text.Span) []editor.Highlight {
	t.useTheme()
	var out []editor.Highlight
	for _, seg := range s.Highlight(part, t.palette, codeBudget, nil) {
		out = append(out, editor.Highlight{From: seg.From, To: seg.To, Style: t.stack(seg.Stack)})
	}
	return out
}
