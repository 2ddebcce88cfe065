package runtime

import (
	"path/filepath"
	"slices"
	"strings"
)

// Detect returns the language of a file: of all globs that match the absolute
// path the longest one's, else the extension's, else that of the interpreter
// in the first line. nil means plain text. On a tie the later entry of the
// table wins. path may be empty (a buffer without a file).
func (l Languages) Detect(path, firstLine string) *Language {
	if lang := l.ForPath(path); lang != nil {
		return lang
	}
	return l.ForShebang(firstLine)
}

// ForPath is Detect by name alone. A path that is not absolute is taken as it
// is.
func (l Languages) ForPath(path string) *Language {
	if path == "" {
		return nil
	}
	path = filepath.ToSlash(path)
	var best *Language
	length := 0
	for i := range l.List {
		for _, g := range l.List[i].Globs {
			if len(g) >= length && globMatchesPath(g, path) {
				best, length = &l.List[i], len(g)
			}
		}
	}
	if best != nil {
		return best
	}
	base := path[strings.LastIndexByte(path, '/')+1:]
	dot := strings.LastIndexByte(base, '.')
	if dot <= 0 || dot == len(base)-1 {
		return nil // no extension; .name is a name
	}
	for i := range slices.Backward(l.List) {
		if slices.Contains(l.List[i].Extensions, base[dot+1:]) {
			return &l.List[i]
		}
	}
	return nil
}

// ForShebang returns the language of the interpreter in a `#!` line.
func (l Languages) ForShebang(line string) *Language {
	name := Interpreter(line)
	if name == "" {
		return nil
	}
	for i := range slices.Backward(l.List) {
		if slices.Contains(l.List[i].Shebangs, name) {
			return &l.List[i]
		}
	}
	return nil
}

// Interpreter returns the program that a `#!` line names, without folders and
// version: `#!/usr/bin/env -S python3.11 -u` gives python. "" for other lines.
func Interpreter(line string) string {
	rest, ok := strings.CutPrefix(line, "#!")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "\n")
	for _, word := range strings.Fields(rest) {
		name := word[strings.LastIndexByte(word, '/')+1:]
		if name == "env" || strings.HasPrefix(word, "-") || strings.Contains(word, "=") {
			continue
		}
		if short := strings.TrimRight(name, "0123456789.-"); short != "" {
			name = short
		}
		return name
	}
	return ""
}

// globMatchesPath matches a glob of a language; a relative one matches in any
// folder.
func globMatchesPath(glob, path string) bool {
	if strings.HasPrefix(glob, "/") || strings.HasPrefix(glob, "*") {
		return MatchGlob(glob, path)
	}
	// Most globs are plain names: compare the end before anything else.
	if !strings.ContainsAny(glob, "*?[{") {
		n := len(path) - len(glob)
		return n >= 0 && path[n:] == glob && (n == 0 || path[n-1] == '/')
	}
	for rest := path; ; {
		if MatchGlob(glob, rest) {
			return true
		}
		i := strings.IndexByte(rest, '/')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
}

// MatchGlob tells whether all of s matches a glob of *, ?, [a-z], [!a-z] and
// {one,two}. A star matches folder separators too.
func MatchGlob(glob, s string) bool {
	for glob != "" {
		switch glob[0] {
		case '*':
			glob = strings.TrimLeft(glob, "*")
			for i := range len(s) + 1 {
				if MatchGlob(glob, s[i:]) {
					return true
				}
			}
			return false
		case '{':
			end := strings.IndexByte(glob, '}')
			if end < 0 {
				return false
			}
			for choice := range strings.SplitSeq(glob[1:end], ",") {
				if MatchGlob(choice+glob[end+1:], s) {
					return true
				}
			}
			return false
		case '?':
			if s == "" {
				return false
			}
			glob, s = glob[1:], s[1:]
		case '[':
			end := strings.IndexByte(glob, ']')
			if end < 0 || s == "" || !inClass(glob[1:end], s[0]) {
				return false
			}
			glob, s = glob[end+1:], s[1:]
		case '\\':
			if len(glob) > 1 {
				glob = glob[1:]
			}
			fallthrough
		default:
			if s == "" || s[0] != glob[0] {
				return false
			}
			glob, s = glob[1:], s[1:]
		}
	}
	return s == ""
}

func inClass(class string, c byte) bool {
	class, not := strings.CutPrefix(class, "!")
	for i := 0; i < len(class); i++ {
		if i+2 < len(class) && class[i+1] == '-' {
			if class[i] <= c && c <= class[i+2] {
				return !not
			}
			i += 2
		} else if class[i] == c {
			return !not
		}
	}
	return not
}
