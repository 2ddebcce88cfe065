//go:build cgo

package syntax

import (
	"strings"
	"testing"

	hxruntime "hx/runtime"
)

// Every query file that ships must compile for its grammar; faults come as
// file:line:col.
func TestQueriesCompile(t *testing.T) {
	files, reg := hxruntime.Files{}, shippedRegistry()
	for _, dir := range files.List("queries") {
		l := reg.Lang(dir)
		if l == nil {
			if !strings.HasPrefix(dir, "_") && dir != "README.md" {
				t.Errorf("queries/%s belongs to no language", dir)
			}
			continue
		}
		if err := l.Grammar(); err != nil {
			t.Errorf("queries/%s: %v", dir, err)
			continue
		}
		for _, k := range QueryKinds {
			if _, err := l.QueryState(k); err != nil {
				t.Error(err)
			} else if q := l.query(k); q != nil && len(q.patterns) == 0 {
				t.Errorf("queries/%s/%s is empty", dir, k.File())
			}
		}
	}
}

func TestExpandQuery(t *testing.T) {
	files := map[string]string{
		"a": "(one)\n; inherits: b,(c)\n\n(two)",
		"b": ";; inherits a\n(three) ; inherits : d\n",
		"c": "(four)",
		"d": "(five",
	}
	read := func(lang string, _ QueryKind) (string, string, bool) {
		body, ok := files[lang]
		return body, lang + ".scm", ok
	}
	src, found := expandQuery(read, "a", Highlights)
	want := "(one)\n\n\n\n(three) \n(five\n\n\n(four)\n(two)"
	if !found || src.text != want {
		t.Errorf("got %q\nwant %q", src.text, want)
	}
	for what, place := range map[string]string{"(one": "a.scm:1:1", "(three": "b.scm:2:1", "(five": "d.scm:1:1", "(four": "c.scm:1:1", "(two": "a.scm:4:1"} {
		if got := src.errorAt(strings.Index(src.text, what), "x").Error(); got != place+": x" {
			t.Errorf("%s is at %s, want %s", what, got, place)
		}
	}
	if _, found := expandQuery(read, "nothing", Highlights); found {
		t.Error("there is no such file")
	}
}

// Faults name the place and the thing.
func TestQueryErrors(t *testing.T) {
	for body, want := range map[string]string{
		"(identifier) @a\n(nope) @b":                 `2:2: the grammar has no node "nope"`,
		"(function_item nam: (_) @a)":                `1:16: the grammar has no field "nam"`,
		"(identifier) @a)":                           "1:16: syntax error",
		"(identifier (identifier)) @a":               "1:13: the grammar never produces",
		"((identifier) @a (#eq? @b \"x\"))":          `1:25: no capture "b" in this pattern`,
		"((identifier) @a\n (#lua-match? @a \"x\"))": "2:3: unknown predicate #lua-match?",
		"((identifier) @a (#match? @a \"(\"))":       "1:19: #match?: error parsing regexp",
		"((identifier) @a (#set! priority 3))":       "1:19: #set! priority has no meaning in highlights.scm",
		"((identifier) @a (#eq? @a))":                "1:19: #eq? takes a capture and a value",
		"((identifier) @a (#any-of? @a \"x\" @a))":   "1:19: #any-of? takes strings",
	} {
		g := findGrammar("rust")
		src := querySource{text: body, parts: []sourcePart{{0, 0, &sourceFile{"q", body}}}}
		_, err := compileQuery(g, Highlights, src)
		if err == nil || !strings.HasPrefix(err.Error(), "q:"+want) {
			t.Errorf("%q: %v, want %s", body, err, want)
		}
	}
}

func TestPredicates(t *testing.T) {
	// One match captures all words of the block, so that the all and the any
	// forms differ.
	const body = "{one\ntwo\ntwo}"
	for pred, want := range map[string]bool{
		`(#eq? @w "two")`:               false,
		`(#any-eq? @w "two")`:           true,
		`(#not-eq? @w "three")`:         true,
		`(#not-eq? @w "two")`:           false,
		`(#any-not-eq? @w "two")`:       true,
		`(#match? @w "^[a-z]+$")`:       true,
		`(#match? @w "^o")`:             false,
		`(#any-match? @w "^o")`:         true,
		`(#not-match? @w "^x")`:         true,
		`(#not-match? @w "^o")`:         false,
		`(#any-not-match? @w "^o")`:     true,
		`(#any-of? @w "one" "x")`:       true,
		`(#any-of? @w "x" "y")`:         false,
		`(#not-any-of? @w "one")`:       true,
		`(#not-any-of? @w "one" "two")`: false,
		`(#eq? @w @w)`:                  true,
		`(#not-eq? @w @w)`:              false,
		`(#eq? @w @none)`:               false,
		`(#any-eq? @w @none)`:           false,
		`(#match? @none "x")`:           true,
		`(#any-match? @none "x")`:       false,
		`(#any-of? @none "x")`:          false,
		`(#match? @w "(?i)ONE|TWO")`:    true,
	} {
		reg := testRegistry()
		s := opened(t, reg, "javascript", body)
		src := querySource{text: "((statement_block (expression_statement)+ @w (if_statement)* @none) @a " + pred + ")"}
		q, err := compileQuery(findGrammar("javascript"), Highlights, src)
		if err != nil {
			t.Errorf("%s: %v", pred, err)
			continue
		}
		longest := 0 // shorter matches of the same pattern may come too
		got := false
		q.matches(s.run.runAll(q, s.root.tree.root(), all(s)), viewOf(s.text), func(_ *pattern, m []capture) {
			longest = max(longest, len(m))
			got = got || len(m) == 4
		})
		if got != want {
			t.Errorf("%s is %v (longest match %d)", pred, got, longest)
		}
	}
}
