package trees

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/object"
	"hx/editor/selection"
	"hx/editor/syntax"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

var heuristics = map[config.IndentHeuristic]syntax.Heuristic{
	config.IndentHybrid:     syntax.Hybrid,
	config.IndentTreeSitter: syntax.TreeIndent,
	config.IndentSimple:     syntax.SimpleIndent,
}

// near returns a document's syntax that is right where the text was edited last
// and as good as right elsewhere: enough for questions about a place while
// somebody types. nil when there is no tree.
func (t *Trees) near(d *document.Document) *syntax.Syntax {
	if s := t.of(d); s != nil && s.Follow(keyBudget) {
		return s
	}
	return t.Tree(d)
}

// indent returns the indentation of a new line behind pos.
func (t *Trees) indent(d *document.Document, line, pos int) (string, bool) {
	s := t.near(d)
	if s == nil {
		return "", false
	}
	s.Lang().Prepare(syntax.Indents)
	style := syntax.IndentStyle{Unit: d.Indent.String(), TabWidth: d.TabWidth}
	return syntax.NewLineIndent(s, d.Text(), heuristics[t.ed.Conf.Editor.IndentHeuristic], style, pos, line), true
}

// Bracket returns where match_brackets goes.
func (t *Trees) Bracket(d *document.Document, pos int) (int, bool, bool) {
	s := t.Tree(d)
	if s == nil {
		return 0, false, false
	}
	to, found := s.EnclosingBracket(pos)
	return to, found, true
}

// Pair returns the pair of ch around a range. The tree is asked for the nearest
// pair of any kind, and which way a quote under the cursor faces; all else is
// found in the text alone.
func (t *Trees) Pair(d *document.Document, r selection.Range, ch rune, count int) (int, int, error, bool) {
	s := t.Tree(d)
	if s == nil {
		return 0, 0, nil, false
	}
	rope := d.Text()
	if ch == 'm' {
		open, shut, err := nearestPair(s, rope, r, count)
		return open, shut, err, true
	}
	a, b := object.PairOf(ch)
	pos := r.Cursor(rope)
	if here, _ := rope.RuneAt(pos); a != b || here != ch {
		return 0, 0, nil, false
	}
	other, ok := s.MatchingBracket(pos)
	if !ok {
		return 0, 0, object.ErrNoPair, true
	}
	return min(pos, other), max(pos, other), nil, true
}

// nearestPair goes outwards from pair to pair until count of them enclose the
// range.
func nearestPair(s *syntax.Syntax, t text.Rope, r selection.Range, count int) (open, shut int, err error) {
	at := r.To()
	for range t.Len() {
		shut, ok := s.EnclosingBracket(at)
		if !ok {
			break
		}
		open, ok := s.EnclosingBracket(shut)
		if !ok {
			break
		}
		open, shut = min(open, shut), max(open, shut)
		if open <= r.From() && t.NextGrapheme(shut) >= r.To() {
			if count--; count == 0 {
				return open, shut, nil
			}
		}
		if next := t.NextGrapheme(shut); next > at {
			at = next
		} else {
			break
		}
	}
	return 0, 0, object.ErrNoPair
}

// Object returns the smallest object of a kind around a range's cursor.
func (t *Trees) Object(d *document.Document, r selection.Range, kind string, around bool) (text.Span, bool) {
	s := t.Tree(d)
	if s == nil {
		return text.Span{}, false
	}
	s.Lang().Prepare(syntax.TextObjects, syntax.Injections)
	return s.Object(kind, around, r.Cursor(d.Text()))
}

// CommentLanguage is the language whose comment markers count at a place.
func (t *Trees) CommentLanguage(d *document.Document, pos int) *hxruntime.Language {
	s := t.near(d)
	if s == nil {
		return nil
	}
	s.Lang().Prepare(syntax.Injections)
	return s.CommentLanguage(pos)
}
