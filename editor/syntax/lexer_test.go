package syntax

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// lexed colours a text by hand-written rules, as text:scope lines.
func lexed(t testing.TB, lang, body string, window text.Span) string {
	t.Helper()
	reg := NewRegistry(hxruntime.Builtin(), hxruntime.Files{})
	l := reg.Lang(lang)
	if l == nil || !l.HasLexer() {
		t.Fatalf("no highlighter for %q", lang)
	}
	s := New(reg, l, text.FromString(body), DefaultLimits)
	defer s.Close()
	var names []string
	p := NewPalette(func(scope string) int { names = append(names, scope); return len(names) - 1 })
	var b strings.Builder
	for _, g := range s.Highlight(window, p, time.Second, nil) {
		fmt.Fprintf(&b, "%s:%s\n", s.text.Slice(g.From, g.To), names[g.Stack[len(g.Stack)-1]])
	}
	if s.Wants() {
		t.Error("nothing to be done in the background")
	}
	return b.String()
}

func TestLexers(t *testing.T) {
	for _, c := range []struct{ lang, body, want string }{
		{"diff", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@ fn x\n-old\n+new\n same\n",
			"diff:keyword| --git a/x b/x:string.special.path|--- a/x:markup.heading|+++ b/x:markup.heading|@@ -1 +1 @@:attribute| fn x:function|-old:diff.minus|+new:diff.plus"},
		{"git-commit", "Subject\n\nbody\nSigned-off-by: A\n# comment\n#\tmodified:   a/b\n# ---- >8 ----\n+x\n",
			"Subject:markup.heading|Signed-off-by:attribute| A:string|# comment:comment|#\t:comment|modified::diff.delta|   :comment|a/b:string.special.path|# ---- >8 ----:comment|+x:diff.plus"},
		{"git-rebase", "pick abc123 message\nexec make\nfixup -C 12 x\n# help\n",
			"pick:keyword|abc123:constant| message:string|exec:keyword|make:string|fixup:keyword|-C:attribute|12:constant| x:string|# help:comment"},
		{"git-ignore", "# c\n!*.o\n/a\n", "# c:comment|!:keyword.operator|*:operator|.o:string.special.path|/:punctuation.delimiter|a:string.special.path"},
		{"git-config", "[remote \"o\"]\n\turl = x:y\n", "[:punctuation.bracket|remote :namespace|\"o\":string|]:punctuation.bracket|url:variable.other.member|=:operator|x:y:string"},
		{"ini", "; c\n[a]\nkey = 1 ; note\nflag = on\n", "; c:comment|[:punctuation.bracket|a:namespace|]:punctuation.bracket|key:variable.other.member|=:operator|1 :string|; note:comment|flag:variable.other.member|=:operator|on:constant.builtin.boolean"},
		{"env", "export A=\"x $B\"\n# c\nC=${D} # e\n",
			"export:keyword|A:variable.other.member|=:operator|\"x :string|$B:variable|\":string|# c:comment|C:variable.other.member|=:operator|${D}:variable| :string|# e:comment"},
		{"log", "2024-01-02T03:04:05 ERROR [main] k=v \"s\" https://x.y/z, WARN\n",
			"2024-01-02T03:04:05:constant.numeric|ERROR:error|[:punctuation.bracket|]:punctuation.bracket|k:variable.other.member|\"s\":string|https://x.y/z,:markup.link.url|WARN:warning"},
		{"cmake", "# c\nif(A AND ${B})\n  set(X \"q ${Y}\" ON 3) #[[ x\ny ]] foo()\nmessage(\"a\nb\")\n",
			"# c:comment|if:keyword.control|(:punctuation.bracket|AND:keyword.operator|${B}:variable|):punctuation.bracket|set:function|(:punctuation.bracket|\"q :string|${Y}:variable|\":string|ON:constant.builtin.boolean|3:constant.numeric|):punctuation.bracket|#[[ x:comment|y ]]:comment|foo:function|():punctuation.bracket|message:function|(:punctuation.bracket|\"a:string|b\":string|):punctuation.bracket"},
	} {
		got := strings.ReplaceAll(strings.TrimSuffix(lexed(t, c.lang, c.body, text.Span{From: 0, To: len(c.body)}), "\n"), "\n", "|")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.lang, got, c.want)
		}
	}
}

// Whatever is in a line, pieces lie within it, and a window shows what the
// whole text shows there.
func TestLexersOnAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	bits := []string{"\"", "'", "#", "[", "]", "[[", "]]", "=", "$", "${", "}", "a", "B", "1", " ", "\t", "\n", ":", "-", "+", "@@", "\\", "é", "\xff", "(", ")", ">8 ----", "!", "/", "http://"}
	for range 300 {
		var b strings.Builder
		for range rng.IntN(60) {
			b.WriteString(bits[rng.IntN(len(bits))])
		}
		body := b.String()
		for _, x := range lexers {
			whole := lexed(t, x.lang, body, text.Span{From: 0, To: len(body)})
			cut := strings.LastIndexByte(body, '\n') + 1
			last := lexed(t, x.lang, body, text.Span{From: cut, To: len(body)})
			if !strings.HasSuffix(whole, last) {
				t.Fatalf("%s: the last line of %q alone is\n%s, in the whole\n%s", x.lang, body, last, whole)
			}
		}
	}
}

func TestEditingLexedText(t *testing.T) {
	reg := NewRegistry(hxruntime.Builtin(), hxruntime.Files{})
	s := New(reg, reg.Lang("ini"), text.FromString("a = 1\n"), DefaultLimits)
	defer s.Close()
	set, _ := change.NewSet(6, []change.Edit{{From: 0, To: 0, Text: "; note\n"}})
	after, _ := set.Apply(s.text)
	s.Edit(set, after)
	if !s.Update(0) || s.Plain() != "" || s.HasTree() {
		t.Error("there is nothing to parse")
	}
	p := NewPalette(func(string) int { return 0 })
	if got := s.Highlight(text.Span{From: 0, To: after.Len()}, p, 0, nil); len(got) != 4 {
		t.Error(got)
	}
}
