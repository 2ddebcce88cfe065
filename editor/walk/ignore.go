package walk

import "strings"

// verdict of ignore rules about an entry.
type verdict int8

const (
	silent verdict = iota
	ignored
	wanted // by a `!` pattern: not even hidden names are left out then
)

// ignoreFile is a parsed ignore file in git's syntax. It is immutable.
type ignoreFile struct {
	patterns []pattern
	// Most patterns are names or `*.ext`; those are looked up. The numbers are
	// indexes of patterns, ascending.
	names map[string][]int
	exts  map[string][]int // key with the dot
	rest  []int
}

// pattern is one line of an ignore file.
type pattern struct {
	text string
	lead string // of a path with byGlob: what comes before text, literally
	how  how
	not  bool // a `!` line
	dirs bool // applies to folders only
	path bool // text is matched against the path below the file's folder, else against the name
}

// how a pattern is matched.
type how uint8

const (
	byEqual  how = iota // text has no special character left
	bySuffix            // text is what follows a `*`
	byGlob
)

// parseIgnore reads an ignore file. Lines that mean nothing are skipped, as git
// does.
func parseIgnore(data string) *ignoreFile {
	f := &ignoreFile{names: map[string][]int{}, exts: map[string][]int{}}
	data = strings.TrimPrefix(data, "\uFEFF")
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if p, ok := parsePattern(line); ok {
			f.add(p)
		}
	}
	return f
}

func (f *ignoreFile) add(p pattern) {
	n := len(f.patterns)
	f.patterns = append(f.patterns, p)
	switch ext := strings.LastIndexByte(p.text, '.'); {
	case p.path || p.how == byGlob:
		f.rest = append(f.rest, n)
	case p.how == byEqual:
		f.names[p.text] = append(f.names[p.text], n)
	case ext >= 0:
		f.exts[p.text[ext:]] = append(f.exts[p.text[ext:]], n)
	default:
		f.rest = append(f.rest, n)
	}
}

func parsePattern(line string) (pattern, bool) {
	var p pattern
	if line == "" || line[0] == '#' {
		return p, false
	}
	if line[0] == '!' {
		p.not = true
		line = line[1:]
	}
	line = trimBlanks(line)
	if s, ok := strings.CutSuffix(line, "/"); ok {
		line, p.dirs = s, true
	}
	if line == "" {
		return p, false
	}
	if strings.IndexByte(line, '/') >= 0 {
		p.path = true
		line = strings.TrimPrefix(line, "/")
	}
	if s, ok := strings.CutPrefix(line, "**/"); ok && s != "" && strings.IndexByte(s, '/') < 0 {
		line, p.path = s, false // the same by definition, and quicker
	}
	p.text, p.how = classify(line, p.path)
	if p.path && p.how == byGlob {
		// Git compares up to the first special character by itself and takes
		// the rest for a pattern of its own, in which a `**` is at the
		// beginning. So `a**/b` matches `ab`.
		special := strings.IndexAny(p.text, `*?[\`)
		p.lead, p.text = p.text[:special], p.text[special:]
	}
	return p, true
}

// trimBlanks removes trailing blanks that are not escaped.
func trimBlanks(s string) string {
	end := len(s)
	for end > 0 && s[end-1] == ' ' {
		end--
	}
	slashes := 0
	for i := end - 1; i >= 0 && s[i] == '\\'; i-- {
		slashes++
	}
	if slashes%2 == 1 && end < len(s) {
		end++ // the first blank belongs to the backslash
	}
	return s[:end]
}

// classify finds the cheapest way to match a pattern.
func classify(s string, path bool) (string, how) {
	if !strings.ContainsAny(s, `*?[\`) {
		return s, byEqual
	}
	tail := strings.TrimLeft(s, "*")
	if stars := len(s) - len(tail); stars > 0 && !strings.ContainsAny(tail, `*?[\/`) && (stars == 1 || !path) {
		return tail, bySuffix
	}
	if plain, ok := unescape(s); ok {
		return plain, byEqual
	}
	return s, byGlob
}

// unescape removes the backslashes of a pattern that has no other special
// characters.
func unescape(s string) (string, bool) {
	if strings.ContainsAny(s, "*?[") {
		return "", false
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; i == len(s) {
				return "", false // ends in the middle: glob says no to all
			}
		}
		out.WriteByte(s[i])
	}
	return out.String(), true
}

// decide gives the verdict of the last pattern that fits. Path is the entry's
// path below the folder of the file, name its last part.
func (f *ignoreFile) decide(path, name string, dir bool) verdict {
	best := f.last(f.names[name], -1, path, name, dir)
	if len(f.exts) > 0 {
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			best = f.last(f.exts[name[dot:]], best, path, name, dir)
		}
	}
	best = f.last(f.rest, best, path, name, dir)
	switch {
	case best < 0:
		return silent
	case f.patterns[best].not:
		return wanted
	}
	return ignored
}

// last gives the last of the listed patterns that fits, if it comes after best.
func (f *ignoreFile) last(list []int, best int, path, name string, dir bool) int {
	for i := len(list) - 1; i >= 0 && list[i] > best; i-- {
		if f.patterns[list[i]].matches(path, name, dir) {
			return list[i]
		}
	}
	return best
}

func (p *pattern) matches(path, name string, dir bool) bool {
	if p.dirs && !dir {
		return false
	}
	if p.path {
		name = path
	}
	switch p.how {
	case byEqual:
		return name == p.text
	case bySuffix:
		return strings.HasSuffix(name, p.text) && (!p.path || strings.IndexByte(name, '/') < 0)
	}
	rest, ok := strings.CutPrefix(name, p.lead)
	return ok && glob(p.text, rest)
}
