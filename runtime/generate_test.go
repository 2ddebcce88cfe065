package runtime_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
	"testing"

	"hx/editor/config"
	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

var update = flag.Bool("update", false, "write languages_gen.go")

// The table is generated so that nothing is parsed at start: reading
// languages.toml costs more than all the rest of starting on a small board.
func TestLanguageTableIsFresh(t *testing.T) {
	const toml, table = "languages.toml", "languages_gen.go"
	body, err := os.ReadFile(toml)
	if err != nil {
		t.Fatal(err)
	}
	langs, problems := config.MergeLanguages(hxruntime.Languages{}, source.Parse(toml, string(body)))
	for _, p := range problems {
		t.Errorf("%s: %v", toml, p)
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from languages.toml; DO NOT EDIT.\n\npackage runtime\n")
	fmt.Fprintf(&b, "\nvar builtinLanguages = %s\n", literal(reflect.ValueOf(langs.List)))
	fmt.Fprintf(&b, "\nvar builtinServers = %s\n", literal(reflect.ValueOf(langs.Servers)))
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(table, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error(table + " is older than " + toml + ": run go generate ./runtime")
	}
}

// literal writes a value as static Go data; fields with zero values are left
// out.
func literal(v reflect.Value) string {
	name := strings.ReplaceAll(v.Type().String(), "runtime.", "")
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); strings.ContainsAny(s, "\"\\") && !strings.ContainsAny(s, "`\n\t") {
			return "`" + s + "`"
		}
		return fmt.Sprintf("%q", v.String())
	case reflect.Bool:
		return fmt.Sprint(v.Bool())
	case reflect.Int:
		return fmt.Sprint(v.Int())
	case reflect.Int32:
		return fmt.Sprintf("%q", rune(v.Int()))
	case reflect.Pointer:
		return "&" + literal(v.Elem())
	case reflect.Slice:
		var b strings.Builder
		sep := ""
		if v.Type().Elem().Kind() == reflect.Struct && v.Len() > 3 {
			sep = "\n"
		}
		for i := range v.Len() {
			e := literal(v.Index(i))
			if k := v.Type().Elem().Kind(); k == reflect.Struct {
				e = strings.TrimPrefix(e, strings.ReplaceAll(v.Type().Elem().String(), "runtime.", ""))
			}
			b.WriteString(sep + e + ", ")
		}
		return name + "{" + strings.TrimSuffix(b.String(), ", ") + strings.Replace(sep, "\n", ",\n", 1) + "}"
	case reflect.Struct:
		var b strings.Builder
		sep := ""
		if v.NumField() > 5 {
			sep = "\n"
		}
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() && !(f.Kind() == reflect.Slice && f.Len() == 0) {
				b.WriteString(sep + v.Type().Field(i).Name + ": " + literal(f) + ", ")
			}
		}
		return name + "{" + strings.TrimSuffix(b.String(), ", ") + strings.Replace(sep, "\n", ",\n", 1) + "}"
	}
	panic("no literal for " + name)
}
