package themes

import (
	"strings"
	"testing"
	"time"
)

func TestDeepNestingIsRefused(t *testing.T) {
	const n = maxFileSize/4 - 16
	for _, text := range []string{
		"\n\na = " + strings.Repeat("[", n), "\n\na = " + strings.Repeat("{a=", n),
		"\n\n" + strings.Repeat("a.", n) + "a = 1", "\n\n[" + strings.Repeat("a.", n) + "a]",
		"\na = \"#[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"\na = " + strings.Repeat("[", n) + strings.Repeat("]", n),
		"\na = '''\n" + "a = " + strings.Repeat("{a=", n) + "'''" + strings.Repeat("{a=", 40),
	} {
		start := time.Now()
		_, err := parseFile("x.toml", text)
		if err == nil || err.Error() != "x.toml:3: nested too deeply for a theme file" {
			t.Errorf("%.30q: %v", text, err)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%.30q took %v", text, d)
		}
	}
}

func TestUsualNestingIsNotRefused(t *testing.T) {
	many := strings.Repeat("[", 100)
	for _, text := range []string{
		"", "# " + many, `a = "` + many + `"`, `a = '` + many + `'`, "a = '''\n" + many + "\n'''", "a = \"\"\"\n" + many + "\"\n\"\"\"",
		`a = "\"` + many + `"`, `a = "# " # ` + many, strings.Repeat("\"a.b.c.d\" = { fg = \"#fff\" }\n", 500),
		"rainbow = [" + strings.Repeat("{ fg = \"red\" }, ", 500) + "]", "# ...................................",
		`a = "unfinished` + "\n" + `b = [[1]]`,
	} {
		if line := tooDeep(text); line > 0 {
			t.Errorf("%.40q is refused at line %d", text, line)
		}
	}
}
