package walk

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, yes, no string // blank-separated paths
	}{
		{"a", "a", "b aa a/a"},
		{"*", "a abc .x", "a/b"},
		{"a*c", "ac abc abbc", "a a/c abcd"},
		{"a?c", "abc", "ac a/c abbc"},
		{"[ab]x", "ax bx", "cx x abx"},
		{"[!ab]x", "cx", "ax bx x"},
		{"[^ab]x", "cx", "ax"},
		{"[a-c]x", "ax bx cx", "dx -x"},
		{"[a-]x", "ax -x", "bx"},
		{"[]a]x", "]x ax", "bx"},
		{"[!]a]x", "bx", "]x ax"},
		{"[[:digit:]]x", "1x", "ax :x"},
		{"[[:upper:]a]x", "Bx ax", "bx"},
		{"[[:what:]]x", "", "ax wx"},
		{"[[a]x", "[x ax", "bx"},
		{"[a", "", "a [a"},
		{"a[b/]c", "abc", "a/c"},
		{"[\\]]x", "]x", "\\x"},
		{"\\*", "*", "a"},
		{"a\\", "", "a a\\"},
		{"**", "a a/b a/b/c", ""},
		{"**/a", "a b/a b/c/a", "ab b/ab"},
		{"a/**", "a/b a/b/c", "a b/a"},
		{"a/**/b", "a/b a/x/b a/x/y/b", "ab a/xb a/b/c"},
		{"a/*/b", "a/x/b", "a/b a/x/y/b"},
		{"a**b", "ab axb", "a/b"},
		{"**a", "a ba", "b/a"},
		{"a/**b", "a/b a/xb", "a/x/b"},
		{"**/*.c", "a.c x/a.c x/y/.c", "a.h"},
		{"**/x/**", "x/a b/x/a b/x/a/b", "x b/x"},
		{"**/a*b/**/c", "ab/c x/ab/c axb/y/z/c y/ab/ab/c", "ab/cd a/b/c"},
		{"*a*b", "ab xaxb aab", "a/b ba"},
		{"a/**/**/b", "a/b a/x/b", "ab"},
	} {
		for _, p := range strings.Fields(c.yes) {
			if !glob(c.pattern, p) {
				t.Errorf("%s does not match %s", c.pattern, p)
			}
		}
		for _, p := range strings.Fields(c.no) {
			if glob(c.pattern, p) {
				t.Errorf("%s matches %s", c.pattern, p)
			}
		}
	}
}

func TestIgnoreFile(t *testing.T) {
	text := strings.Join([]string{
		"\uFEFF# comment", "", "*.o", "!keep.o", "build/", "/top", "doc/*.txt", "**/deep", "a/**/z",
		`\#hash`, `\!bang`, "trailing  ", `blank\ `, "*.tar.gz", "crlf\r", "no*", "!*.keep", "/only.c/", "x/",
	}, "\n")
	f := parseIgnore(text)
	for _, c := range []struct {
		path string
		want verdict
	}{
		{"a.o", ignored}, {"x/a.o", ignored}, {"keep.o", wanted}, {"x/keep.o", wanted},
		{"build", silent}, {"build/", ignored}, {"x/build/", ignored}, {"top", ignored}, {"x/top", silent},
		{"doc/a.txt", ignored}, {"doc/x/a.txt", silent}, {"x/doc/a.txt", silent}, {"deep", ignored}, {"x/y/deep", ignored},
		{"a/z", ignored}, {"a/b/c/z", ignored}, {"#hash", ignored}, {"!bang", ignored}, {"trailing", ignored},
		{"blank ", ignored}, {"blank", silent}, {"x.tar.gz", ignored}, {"tar.gz", silent}, {"crlf", ignored},
		{"nothing", ignored}, {"nothing.keep", wanted}, {"only.c", silent}, {"only.c/", ignored}, {"comment", silent}, {"", silent},
	} {
		path, dir := strings.CutSuffix(c.path, "/")
		name := path[strings.LastIndexByte(path, '/')+1:]
		if got := f.decide(path, name, dir); got != c.want {
			t.Errorf("%q: %d, want %d", c.path, got, c.want)
		}
	}
}

// plainDecide is decide without the tables.
func (f *ignoreFile) plainDecide(path, name string, dir bool) verdict {
	for _, p := range slices.Backward(f.patterns) {
		subject := name
		if p.path {
			subject = path
		}
		ok := !p.dirs || dir
		switch p.how {
		case byEqual:
			ok = ok && subject == p.text
		case bySuffix:
			ok = ok && strings.HasSuffix(subject, p.text) && !strings.Contains(subject, "/")
		default:
			rest, lead := strings.CutPrefix(subject, p.lead)
			ok = ok && lead && glob(p.text, rest)
		}
		if ok && p.not {
			return wanted
		}
		if ok {
			return ignored
		}
	}
	return silent
}

// randomLine makes a pattern that often matches something.
func randomLine(rng *rand.Rand) string {
	parts := []string{"a", "b", "ab", ".", "/", "/", "*", "**", "**/", "/**", "?", "[ab]", "[!a]", "[a-c]", `\`, " ", "c", "!", "#", "[", "]", "*.b", "^"}
	var s strings.Builder
	if rng.IntN(5) == 0 {
		s.WriteByte('!')
	}
	for range 1 + rng.IntN(4) {
		s.WriteString(parts[rng.IntN(len(parts))])
	}
	return s.String()
}

// Git itself says what its ignore files mean: many folders with the same
// content and random patterns in each.
func TestRulesAgainstGit(t *testing.T) {
	noGitSettings(t)
	rng := rand.New(rand.NewPCG(11, 12))
	content := []string{
		"a", "b", "ab", "a.b", "a b", ".a", "#", "!a", "[", "c/a", "c/b", "c/ab", "c/a.b", "c/a/b", "c/ab/a", "c/b/c/ab", "ab.b/a", `b\`,
	}
	files := map[string]string{".gitignore": "/x*0/a\n*.b\n", ".git/": ""}
	ignores := map[string]string{}
	for i := range 80 {
		dir := fmt.Sprintf("x%d/", i)
		for _, name := range content {
			if name != "c/ab" || i%2 == 0 { // c/ab is a file in some
				files[dir+name] = ""
			}
			if name == "c/ab" && i%2 == 0 {
				delete(files, dir+"c/ab/a")
			}
		}
		if i%2 == 0 {
			delete(files, dir+"c/ab/a")
		}
		var lines []string
		for range 1 + rng.IntN(3) {
			lines = append(lines, randomLine(rng))
		}
		ignores[dir] = strings.Join(lines, "\n") + "\n"
		files[dir+".gitignore"] = ignores[dir]
		if i%3 == 0 {
			files[dir+"c/.gitignore"] = randomLine(rng) + "\n" + randomLine(rng) + "\n"
		}
	}
	for name := range files { // a file cannot be a folder too
		for other := range files {
			if strings.HasPrefix(other, name+"/") {
				delete(files, other)
			}
		}
	}
	root := makeTree(t, files)
	git(t, root, "init", "-q", ".")
	fill(t, root, map[string]string{".git/info/exclude": "a?b\n!x5/a b\n"})
	want := strings.Split(strings.TrimSuffix(git(t, root, "ls-files", "-z", "--others", "--exclude-standard"), "\x00"), "\x00")
	got := walkAll(t, root, everyRule)
	slices.Sort(want)
	slices.Sort(got)
	if len(want) < 300 || len(want) > len(files)-300 {
		t.Fatalf("git leaves %d of %d files: the patterns test little", len(want), len(files))
	}
	for _, diff := range []struct {
		title string
		a, b  []string
	}{{"git lists, we do not", want, got}, {"we list, git does not", got, want}} {
		shown := 0
		for _, f := range diff.a {
			if _, ok := slices.BinarySearch(diff.b, f); !ok && shown < 5 {
				dir, _, _ := strings.Cut(f, "/")
				t.Errorf("%s: %s\n.gitignore: %q\nc/.gitignore: %q", diff.title, f, files[dir+"/.gitignore"], files[dir+"/c/.gitignore"])
				shown++
			}
		}
	}
}

func FuzzIgnore(f *testing.F) {
	f.Add("*.o\n!x\na/**/b\n[a-\\", "a/x/b", true)
	f.Add("**/a*b/**/c\n\\", "q/axb/y/c", false)
	f.Add("[[:alpha:]-z]\n[!]]", "k", false)
	f.Fuzz(func(t *testing.T, text, path string, dir bool) {
		file := parseIgnore(text)
		name := path[strings.LastIndexByte(path, '/')+1:]
		if a, b := file.decide(path, name, dir), file.plainDecide(path, name, dir); a != b {
			t.Errorf("%q about %q: %d, plainly %d", text, path, a, b)
		}
	})
}

func BenchmarkDecide(b *testing.B) {
	f := parseIgnore("*.o\n*.a\n*.so\nbuild/\n/dist\nnode_modules\n*~\n.#*\n\\#*#\ntarget/\n*.pyc\n__pycache__/\n/docs/**/out\n!important.o\n")
	b.ReportAllocs()
	for b.Loop() {
		f.decide("src/some/where/main_test.go", "main_test.go", false)
	}
}
