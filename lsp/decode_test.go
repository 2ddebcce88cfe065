package lsp

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"
)

func TestRepair(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":null,"b":[1,null,{"c":null}]}`:                `{"b":[1,{}]}`,
		`{"line":-3,"x":4294967296,"y":1e99}`:               `{"line":0,"x":2147483647,"y":2147483647}`,
		`{"line":3.0,"x":1e2,"y":2.7}`:                      `{"line":3,"x":100,"y":2}`,
		`{"code":-7,"red":0.5}`:                             `{"code":-7,"red":0.5}`,
		`{"data":{"n":null,"f":1.5},"arguments":[null,-1]}`: `{"data":{"n":null,"f":1.5},"arguments":[null,-1]}`,
		`"text"`: `"text"`,
		`[]`:     `[]`,
	} {
		got, ok := repair(jsontext.Value(in))
		if !ok || strings.ReplaceAll(string(got), "\n", "") != want {
			t.Errorf("%s: %s %v", in, got, ok)
		}
	}
	for _, in := range []string{`{`, `[1,`, `{"a":}`, ``, `x`, strings.Repeat("[", 20_000)} {
		if _, ok := repair(jsontext.Value(in)); ok {
			t.Errorf("%.20s is repaired", in)
		}
	}
}

func TestDecodeRepairs(t *testing.T) {
	r, err := decode[protocol.Range](jsontext.Value(`{"start":{"line":-1,"character":3.0},"end":{"line":5000000000,"character":null}}`))
	if err != nil || r.Start != at(0, 3) || r.End != at(1<<31-1, 0) {
		t.Error(r, err)
	}
	if _, err := decode[protocol.Range](jsontext.Value(`"all"`)); err == nil {
		t.Error("a text is no range")
	}
	if v, err := decode[protocol.Range](nil); err != nil || v != (protocol.Range{}) {
		t.Error(v, err)
	}
	list, err := decodeList[protocol.Position](jsontext.Value(`[{"line":1,"character":2},{"line":"x"},null,{"line":2.0,"character":0}]`))
	if err != nil || len(list) != 2 || list[1] != at(2, 0) {
		t.Error(list, err)
	}
	if list, err := decodeList[protocol.Position](jsontext.Value(`[7]`)); err == nil {
		t.Error(list)
	}
	if list, err := decodeList[protocol.Position](jsontext.Value(`null`)); err != nil || list != nil {
		t.Error(list, err)
	}
}

func TestWithMember(t *testing.T) {
	for in, want := range map[string]string{
		`{}`:                        `{"data":1}`,
		`{"a":[1,2],"data":null}`:   `{"a":[1,2],"data":1}`,
		` { "a" : "x\u00e9" } `:     `{"a":"x\u00e9","data":1}`,
		`{"data":{"deep":"value"}}`: `{"data":1}`,
	} {
		if got := string(withMember(jsontext.Value(in), "data", jsontext.Value("1"))); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

func FuzzRepair(f *testing.F) {
	f.Add([]byte(`{"a":null,"b":[1.5,null,{"data":null}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, ok := repair(raw)
		if ok && !got.IsValid(lax...) {
			t.Fatalf("%q became %q", raw, got)
		}
		decode[protocol.CompletionItem](raw)
		decode[protocol.WorkspaceEdit](raw)
		decodeList[protocol.Diagnostic](raw)
	})
}
