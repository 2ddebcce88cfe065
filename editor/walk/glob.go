package walk

import "strings"

// glob reports whether a gitignore pattern matches the whole of a path. `*`
// stays within a name; `**` between slashes, or between a slash and an end, is
// any number of folders, elsewhere it is a `*`. It works on bytes, as git does.
//
// Only the last star and the last double star are ever tried again: what lies
// before them has matched as early as possible, which leaves the most text for
// the rest. So the time is at most the product of the lengths.
func glob(pattern, path string) bool {
	var (
		p, s         int // next bytes of pattern and path
		star, starAt = -1, 0
		deep, deepAt = -1, 0
	)
	for {
		if p < len(pattern) {
			if pattern[p] == '*' {
				end := p + 1
				for end < len(pattern) && pattern[end] == '*' {
					end++
				}
				if !folders(pattern, p, end) {
					star, starAt = end, s
					p = end
					continue
				}
				if end == len(pattern) {
					return true
				}
				deep, deepAt, star = end+1, s, -1
				p = deep
				continue
			}
			if s < len(path) {
				n, ok := one(pattern[p:], path[s])
				if n < 0 {
					return false // malformed: matches nothing
				}
				if ok {
					p += n
					s++
					continue
				}
			}
		} else if s == len(path) {
			return true
		}
		switch {
		case star >= 0 && starAt < len(path) && path[starAt] != '/':
			starAt++
			p, s = star, starAt
		case deep >= 0 && strings.IndexByte(path[deepAt:], '/') >= 0:
			deepAt += strings.IndexByte(path[deepAt:], '/') + 1
			p, s, star = deep, deepAt, -1
		default:
			return false
		}
	}
}

// folders reports whether the stars at pattern[from:to] stand for folders.
func folders(pattern string, from, to int) bool {
	return to-from > 1 && (from == 0 || pattern[from-1] == '/') && (to == len(pattern) || pattern[to] == '/')
}

// one matches the first element of a pattern, which is no star, with one byte;
// n is the length of the element, -1 if it is malformed.
func one(pattern string, b byte) (n int, ok bool) {
	switch pattern[0] {
	case '?':
		return 1, b != '/'
	case '[':
		n, ok = class(pattern, b)
		return n, ok && b != '/'
	case '\\':
		if len(pattern) < 2 {
			return -1, false
		}
		return 2, pattern[1] == b
	}
	return 1, pattern[0] == b
}

// class matches a byte with the bracket expression that pattern begins with.
func class(pattern string, b byte) (n int, ok bool) {
	i := 1
	not := i < len(pattern) && (pattern[i] == '!' || pattern[i] == '^')
	if not {
		i++
	}
	last := -1 // beginning of a possible range
	for first := true; ; first = false {
		if i >= len(pattern) {
			return -1, false
		}
		c := pattern[i]
		switch {
		case c == ']' && !first:
			return i + 1, ok != not
		case c == '-' && last >= 0 && i+1 < len(pattern) && pattern[i+1] != ']':
			i++
			if pattern[i] == '\\' {
				if i++; i >= len(pattern) {
					return -1, false
				}
			}
			ok = ok || last <= int(b) && b <= pattern[i]
			last = -1
			i++
			continue
		case c == '[' && i+1 < len(pattern) && pattern[i+1] == ':':
			end := strings.IndexByte(pattern[i+2:], ']')
			if end < 0 {
				return -1, false
			}
			name, named := strings.CutSuffix(pattern[i+2:i+2+end], ":")
			if named {
				member, known := posix(name, b)
				if !known {
					return -1, false
				}
				ok = ok || member
				last = -1
				i += 2 + end + 1
				continue
			}
		case c == '\\':
			if i++; i >= len(pattern) {
				return -1, false
			}
			c = pattern[i]
		}
		ok = ok || c == b
		last = int(c)
		i++
	}
}

// posix reports whether b is in a named class, for ASCII.
func posix(name string, b byte) (member, known bool) {
	lower := 'a' <= b && b <= 'z'
	upper := 'A' <= b && b <= 'Z'
	digit := '0' <= b && b <= '9'
	graph := '!' <= b && b <= '~'
	switch name {
	case "alnum":
		member = lower || upper || digit
	case "alpha":
		member = lower || upper
	case "blank":
		member = b == ' ' || b == '\t'
	case "cntrl":
		member = b < ' ' || b == 0x7f
	case "digit":
		member = digit
	case "graph":
		member = graph
	case "lower":
		member = lower
	case "print":
		member = graph || b == ' '
	case "punct":
		member = graph && !lower && !upper && !digit
	case "space":
		member = b == ' ' || '\t' <= b && b <= '\r'
	case "upper":
		member = upper
	case "xdigit":
		member = digit || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
	default:
		return false, false
	}
	return member, true
}
