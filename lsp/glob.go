package lsp

import (
	"strings"
	"unicode/utf8"
)

// A glob is a compiled file pattern as servers and configurations write them:
// `*` and `?` stay within a path part, `**` passes through any number of
// parts, `{a,b}` offers alternatives, `[a-z]` and `[!a-z]` are sets.
type glob []string // alternatives without braces

// maxAlternatives bounds what nested braces may grow to.
const maxAlternatives = 1000

func newGlob(pattern string) glob {
	var g glob
	g.add(pattern)
	return g
}

// add writes a pattern out into patterns without braces. An unclosed brace
// stands for itself.
func (g *glob) add(p string) {
	if len(*g) >= maxAlternatives {
		return
	}
	open, depth, commas := -1, 0, []int(nil)
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case '{':
			if depth == 0 {
				open, commas = i, nil
			}
			depth++
		case ',':
			if depth == 1 {
				commas = append(commas, i)
			}
		case '}':
			if depth == 0 {
				continue
			}
			if depth--; depth > 0 {
				continue
			}
			from := open + 1
			for _, to := range append(commas, i) {
				g.add(p[:open] + p[from:to] + p[i+1:])
				from = to + 1
			}
			return
		}
	}
	*g = append(*g, p)
}

// match reports whether the whole of path fits.
func (g glob) match(path string) bool {
	for _, p := range g {
		if matchGlob(p, path) {
			return true
		}
	}
	return false
}

// matchGlob matches one pattern. Only the latest star of each kind is ever
// tried again, so the time is bounded by the product of the lengths.
func matchGlob(p, s string) bool {
	var starP, starS = -1, 0 // behind the last `*` and where it was tried from
	var deepP, deepS = -1, 0 // the same for `**`
	pi, si := 0, 0
	for {
		if pi < len(p) {
			switch {
			case strings.HasPrefix(p[pi:], "**"):
				pi += 2
				if pi < len(p) && p[pi] == '/' && (pi == 2 || p[pi-3] == '/') {
					pi++ // `**/` also matches no part at all
				}
				deepP, deepS, starP = pi, si, -1
				continue
			case p[pi] == '*':
				pi++
				starP, starS = pi, si
				continue
			}
			if n, size := matchOne(p[pi:], s[si:]); n > 0 {
				pi += n
				si += size
				continue
			}
		} else if si == len(s) {
			return true
		}
		switch {
		case starP >= 0 && starS < len(s) && s[starS] != '/':
			starS += runeLen(s[starS:])
			pi, si = starP, starS
		case deepP >= 0 && deepS < len(s):
			deepS = nextDeep(p, deepP, s, deepS)
			if deepS < 0 {
				return false
			}
			pi, si, starP = deepP, deepS, -1
		default:
			return false
		}
	}
}

// nextDeep returns the next place a `**` may end at: behind the next slash when
// the pattern goes on with a new path part, else anywhere.
func nextDeep(p string, deepP int, s string, at int) int {
	if deepP > 0 && p[deepP-1] == '/' {
		i := strings.IndexByte(s[at:], '/')
		if i < 0 {
			return -1
		}
		return at + i + 1
	}
	return at + runeLen(s[at:])
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// matchOne matches one character or set at the start of p and returns how many
// bytes of p and s it used; 0 when it does not match.
func matchOne(p, s string) (int, int) {
	if s == "" {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s)
	switch p[0] {
	case '?':
		if r == '/' {
			return 0, 0
		}
		return 1, size
	case '[':
		if end := strings.IndexByte(p, ']'); end > 1 {
			if r != '/' && inSet(p[1:end], r) {
				return end + 1, size
			}
			return 0, 0
		}
	case '\\':
		if len(p) > 1 {
			if n := runeLen(p[1:]); p[1:1+n] == s[:size] {
				return n + 1, size
			}
			return 0, 0
		}
	}
	if n := runeLen(p); p[:n] == s[:size] {
		return n, size
	}
	return 0, 0
}

func inSet(set string, r rune) bool {
	negate := set[0] == '!' || set[0] == '^'
	if negate {
		set = set[1:]
	}
	list := []rune(set)
	for i := 0; i < len(list); i++ {
		lo, hi := list[i], list[i]
		if i+2 < len(list) && list[i+1] == '-' {
			hi = list[i+2]
			i += 2
		}
		if lo <= r && r <= hi {
			return !negate
		}
	}
	return negate
}
