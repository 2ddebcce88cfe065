// Command querycheck is for those who write query files. Run it in the root of
// the repository.
//
//	go run ./internal/querycheck              every language
//	go run ./internal/querycheck rust go      these languages
//	go run ./internal/querycheck -tree FILE   the tree of a file
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hx/editor/syntax"
)

var grammars = map[string]string{
	"jsx": "javascript", "jsonc": "json", "markdown.inline": "markdown_inline", "protobuf": "proto",
}

var extensions = map[string]string{
	"rs": "rust", "py": "python", "js": "javascript", "jsx": "jsx", "ts": "typescript", "tsx": "tsx", "h": "cpp", "cc": "cpp",
	"sh": "bash", "md": "markdown", "yml": "yaml", "cs": "c-sharp", "rb": "ruby", "ex": "elixir", "exs": "elixir", "tf": "hcl",
	"kt": "kotlin", "ml": "ocaml", "mod": "gomod", "mk": "make", "pl": "perl", "re": "regex", "inline": "markdown.inline",
	"R": "r", "htm": "html", "Dockerfile": "dockerfile", "Makefile": "make", "gradle": "groovy",
}

func main() {
	tree := flag.String("tree", "", "print the syntax tree of `FILE`")
	lang := flag.String("lang", "", "language of FILE, if its name does not tell")
	queries := flag.String("queries", "runtime/queries", "`DIR` with the query files")
	flag.Parse()
	if *tree != "" {
		exitOn(printTree(*tree, *lang))
		return
	}
	langs := flag.Args()
	if len(langs) == 0 {
		entries, err := os.ReadDir(*queries)
		exitOn(err)
		for _, e := range entries {
			langs = append(langs, e.Name())
		}
	}
	failed := false
	for _, l := range langs {
		failed = !check(*queries, l) || failed
	}
	if failed {
		os.Exit(1)
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "querycheck:", err)
		os.Exit(1)
	}
}

func grammarOf(lang string) string {
	if g := grammars[lang]; g != "" {
		return g
	}
	return lang
}

func printTree(file, lang string) error {
	if lang == "" {
		lang = strings.TrimPrefix(filepath.Ext(file), ".")
		if lang == "" {
			lang = filepath.Base(file)
		}
		if l := extensions[lang]; l != "" {
			lang = l
		}
	}
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return syntax.PrintTree(os.Stdout, grammarOf(lang), string(body))
}

func check(dir, lang string) (ok bool) {
	read := func(lang string, kind syntax.QueryKind) (string, string, bool) {
		name := filepath.Join(dir, lang, kind.File())
		b, err := os.ReadFile(name)
		return string(b), name, err == nil
	}
	if !slices.Contains(syntax.Grammars(), grammarOf(lang)) {
		if !strings.HasPrefix(lang, "_") {
			fmt.Printf("%s: no grammar %q in this build\n", lang, grammarOf(lang))
		}
		return true
	}
	ok = true
	for _, kind := range syntax.QueryKinds {
		n, took, found, err := syntax.CheckQuery(grammarOf(lang), lang, kind, read)
		switch {
		case err != nil:
			fmt.Println(err)
			ok = false
		case found:
			fmt.Printf("%-16s %-12s %4d patterns, compiled in %v\n", lang, kind, n, took.Round(10*time.Microsecond))
		}
	}
	return ok
}
