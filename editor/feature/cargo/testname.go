package cargo

import (
	"regexp"
	"strings"

	"hx/editor/text"
)

var (
	function = regexp.MustCompile(`^(\s*)(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe)\s+)*fn\s+(\w+)`)
	module   = regexp.MustCompile(`^(\s*)(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*\{`)
	attrTest = regexp.MustCompile(`^\s*#\[(?:\w+::)*(?:test|rstest|test_case|bench)\b`)
)

// testAt returns the path of the test that holds a line of Rust, as far as the
// file itself tells: its modules, then its name. It goes by indentation, so that
// no syntax tree is needed.
func testAt(t text.Rope, line int) (string, bool) {
	read := func(line int) string { return t.Slice(t.LineStart(line), t.LineEnd(line)) }
	// From attributes and comments above it to the function itself.
	for line < t.Lines()-1 && isAbove(read(line)) {
		line++
	}
	depth := indent(read(line)) + 1 // outer items stand further left
	var path []string
	for ; line >= 0; line-- {
		s := read(line)
		if strings.TrimSpace(s) == "" || indent(s) >= depth {
			continue
		}
		if m := module.FindStringSubmatch(s); m != nil && len(path) > 0 {
			path = append([]string{m[2]}, path...)
		} else if m := function.FindStringSubmatch(s); m != nil && len(path) == 0 {
			if marked(read, line) {
				path = []string{m[2]}
			}
		} else if len(path) > 0 || !opens(s) {
			continue // only what opens a block can hold more
		}
		depth = indent(s)
	}
	return strings.Join(path, "::"), len(path) > 0
}

// isAbove tells whether a line belongs to the item below it.
func isAbove(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "#[") || strings.HasPrefix(s, "///")
}

func opens(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), "{") }

func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

// marked tells whether the attributes above a function make it a test.
func marked(read func(int) string, line int) bool {
	for line--; line >= 0 && isAbove(read(line)); line-- {
		if attrTest.MatchString(read(line)) {
			return true
		}
	}
	return false
}
