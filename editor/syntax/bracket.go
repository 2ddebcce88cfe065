package syntax

import (
	"unicode/utf8"

	"hx/editor/text"
)

// pairs are the characters that belong together in a tree: brackets, and the
// quotes that only a tree can tell open from closed.
var pairs = [...][2]rune{
	{'(', ')'}, {'{', '}'}, {'[', ']'}, {'<', '>'}, {'‘', '’'}, {'“', '”'}, {'«', '»'}, {'「', '」'}, {'（', '）'},
	{'"', '"'}, {'\'', '\''}, {'`', '`'}, {'|', '|'},
}

// siblingLimit is how many siblings are looked at for the other half.
const siblingLimit = 16

// bracketChar is the text of a node that is one character.
func (s *Syntax) bracketChar(n node) rune {
	if n.isNull() || n.end()-n.start() > utf8.UTFMax || n.end() > s.text.Len() {
		return 0
	}
	c, size := s.text.RuneAt(n.start())
	if size != n.end()-n.start() {
		return 0
	}
	return c
}

func isPair(open, shut rune) bool {
	for _, p := range pairs {
		if p[0] == open && p[1] == shut {
			return true
		}
	}
	return false
}

func isBracket(c rune) bool {
	for _, p := range pairs {
		if c == p[0] || c == p[1] {
			return true
		}
	}
	return false
}

// MatchingBracket is the other half of the pair that has a half at pos.
func (s *Syntax) MatchingBracket(pos int) (int, bool) {
	if c, _ := s.text.RuneAt(pos); pos >= s.text.Len() || !isBracket(c) {
		return 0, false
	}
	return s.bracket(pos, false)
}

// EnclosingBracket is MatchingBracket, or when there is no half at pos the
// closing end of the innermost pair around it.
func (s *Syntax) EnclosingBracket(pos int) (int, bool) {
	if pos >= s.text.Len() {
		return 0, false
	}
	return s.bracket(pos, true)
}

// bracket looks in the innermost layer first and then in those around it.
func (s *Syntax) bracket(pos int, around bool) (int, bool) {
	for l := s.layerAt(text.Span{From: pos, To: pos}); l != nil; l = l.parent {
		root := l.tree.root()
		if to, ok := s.bracketInTree(root, pos, around); ok {
			return to, true
		}
		if to, ok := s.bracketInToken(root, pos); ok {
			return to, true
		}
	}
	return 0, false
}

func (s *Syntax) bracketInTree(root node, pos int, around bool) (int, bool) {
	for n := root.descendant(pos, pos); !n.isNull(); n = n.parent() {
		if count := n.childCount(); count > 1 {
			open, shut := n.child(0), n.child(count-1)
			if isPair(s.bracketChar(open), s.bracketChar(shut)) {
				if shut.start() == pos {
					return open.start(), true
				}
				if around || open.start() == pos {
					return shut.start(), true
				}
			}
		}
		if to, ok := s.siblingBracket(n); ok {
			return to, true
		}
		if around {
			if to, ok := s.laterSibling(n); ok {
				return to, true
			}
		} else if n.isNamed() {
			break
		}
	}
	return 0, false
}

// siblingBracket finds the other half among the siblings of a node that is
// itself a bracket.
func (s *Syntax) siblingBracket(n node) (int, bool) {
	c := s.bracketChar(n)
	if c == 0 {
		return 0, false
	}
	back := n.prev()
	for i := 0; i < siblingLimit && !back.isNull(); i++ {
		if isPair(s.bracketChar(back), c) {
			return back.start(), true
		}
		back = back.prev()
	}
	on := n.next()
	for i := 0; i < siblingLimit && !on.isNull(); i++ {
		if isPair(c, s.bracketChar(on)) {
			return on.start(), true
		}
		on = on.next()
	}
	return 0, false
}

// laterSibling finds a closing half behind a node whose opening half stands
// before the node.
func (s *Syntax) laterSibling(n node) (int, bool) {
	shut := n.next()
	for i := 0; i < siblingLimit && !shut.isNull(); i++ {
		if c := s.bracketChar(shut); c != 0 {
			open := shut.prev()
			for j := 0; j < siblingLimit && !open.isNull(); j++ {
				if isPair(s.bracketChar(open), c) && open.start() < n.start() {
					return shut.start(), true
				}
				open = open.prev()
			}
		}
		shut = shut.next()
	}
	return 0, false
}

// bracketInToken matches by plain text within one token, such as a string or a
// comment, counting only that kind of bracket.
func (s *Syntax) bracketInToken(root node, pos int) (int, bool) {
	n := root.namedDescendant(pos, pos+1)
	if n.isNull() || n.namedCount() > 0 {
		return 0, false
	}
	c, _ := s.text.RuneAt(pos)
	for _, p := range pairs {
		if p[0] == p[1] || c != p[0] && c != p[1] {
			continue
		}
		depth := 0
		if c == p[0] {
			for at := pos; at < min(n.end(), s.text.Len()); {
				r, size := s.text.RuneAt(at)
				depth += count(r, p)
				if depth == 0 {
					return at, true
				}
				at += size
			}
			return 0, false
		}
		for at := pos; at >= n.start(); {
			r, _ := s.text.RuneAt(at)
			depth += count(r, p)
			if depth == 0 {
				return at, true
			}
			_, size := s.text.RuneBefore(at)
			if size == 0 {
				break
			}
			at -= size
		}
	}
	return 0, false
}

func count(r rune, p [2]rune) int {
	switch r {
	case p[0]:
		return 1
	case p[1]:
		return -1
	}
	return 0
}
