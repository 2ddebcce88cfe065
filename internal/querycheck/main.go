// Command querycheck is for those who write query files. Run it in the root of
// the repository.
//
//	go run ./internal/querycheck               every language
//	go run ./internal/querycheck rust go       these languages
//	go run ./internal/querycheck -tree FILE    the tree of a file
//	go run ./internal/querycheck -colours FILE what colours its text
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"hx/editor/syntax"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

func main() {
	tree := flag.String("tree", "", "print the syntax tree of `FILE`")
	colours := flag.String("colours", "", "print the pieces of `FILE` with their scopes")
	lang := flag.String("lang", "", "language of FILE, if its name does not tell")
	dir := flag.String("runtime", "runtime", "`DIR` with the folder queries")
	flag.Parse()
	reg := syntax.NewRegistry(hxruntime.Builtin(), hxruntime.Over(*dir))
	switch {
	case *tree != "":
		l, body := open(reg, *tree, *lang)
		exitOn(syntax.PrintTree(os.Stdout, l.Conf.Grammar, body))
	case *colours != "":
		l, body := open(reg, *colours, *lang)
		printColours(reg, l, body)
	default:
		if !check(reg, flag.Args()) {
			os.Exit(1)
		}
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "querycheck:", err)
		os.Exit(1)
	}
}

func open(reg *syntax.Registry, file, lang string) (*syntax.Lang, string) {
	b, err := os.ReadFile(file)
	exitOn(err)
	if lang == "" {
		first, _, _ := strings.Cut(string(b), "\n")
		if l := reg.Table().Detect(file, first); l != nil {
			lang = l.Name
		}
	}
	l := reg.Lang(lang)
	if l == nil {
		exitOn(fmt.Errorf("the language of %s is not known: use -lang", file))
	}
	return l, string(b)
}

func check(reg *syntax.Registry, names []string) bool {
	if len(names) == 0 {
		for _, l := range reg.Table().List {
			names = append(names, l.Name)
		}
	}
	ok := true
	for _, name := range names {
		l := reg.Lang(name)
		if l == nil {
			fmt.Printf("%s: no such language\n", name)
			ok = false
			continue
		}
		for _, kind := range syntax.QueryKinds {
			start := time.Now()
			found, err := l.QueryState(kind)
			if err != nil {
				fmt.Println(err)
				ok = false
			} else if found {
				fmt.Printf("%-16s %-12s compiled in %v\n", name, kind, time.Since(start).Round(10*time.Microsecond))
			}
		}
	}
	return ok
}

func printColours(reg *syntax.Registry, l *syntax.Lang, body string) {
	r := text.FromString(body)
	s := syntax.New(reg, l, r, syntax.DefaultLimits)
	defer s.Close()
	var names []string
	p := syntax.NewPalette(func(scope string) int { names = append(names, scope); return len(names) - 1 })
	var pieces []syntax.Segment
	for range 20 { // injections within injections come one after the other
		pieces = s.Highlight(text.Span{From: 0, To: r.Len()}, p, time.Second, pieces)
		j := s.Background()
		if j == nil {
			break
		}
		j.Run(context.Background())
		s.Adopt(j)
	}
	for _, x := range pieces {
		var stack []string
		for _, h := range x.Stack {
			stack = append(stack, names[h])
		}
		line := r.LineAt(x.From)
		fmt.Printf("%d:%d\t%-30q %s\n", line+1, x.From-r.LineStart(line)+1, r.Slice(x.From, x.To), strings.Join(stack, " / "))
	}
}
