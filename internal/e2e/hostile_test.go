package e2e

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// nasty are pieces that a terminal would obey, or that show other text wrongly.
var nasty = []string{
	// Numbers that our own writer never has tell theirs from ours.
	"\x1b[7777m", "\x1b[7777;1H", "\x1b[7777C", "\x1b[?7777h", "\x1b]0;title\a", "\x1b]52;c;aGE=\a", "\x1bc", "\x1b[2J", "\x1bP+q\x1b\\", "\x1b[6n", "\x1b[?1049l", "\x1b[200~", "\x1b",
	"\u009b31m", "\u009dtitle\u009c", "\u0090", "\x9b31m", "\x84", "\xff\xfe", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80",
	"\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u061c", "\u2028", "\u2029", "\ufeff", "\u00ad", "\U000e0041", "\u0301", "\u200d",
	"\a", "\b", "\r", "\x00", "\x7f", "\x0e", "\x0f", "\x05", "\x18", "\v", "\f", "\t", "日本", "👩‍💻", "plain ", "x",
}

// hostile is a random mixture of them, without the bytes that names cannot have
// if it is to be one.
func hostile(rnd *rand.Rand, n int, name bool) string {
	var b strings.Builder
	for range n {
		b.WriteString(nasty[rnd.IntN(len(nasty))])
		if rnd.IntN(4) == 0 {
			b.WriteByte(byte(rnd.Uint32()))
		}
	}
	s := b.String()
	if name {
		s = strings.NewReplacer("/", "", "\x00", "", "\n", "").Replace(s)
		s = "n" + s[:min(len(s), 150)]
	}
	return s
}

// TestNothingForeignReachesTheTerminal is the law of what is written to the
// terminal: whatever files, names, branches, servers, programs, clipboards and
// users say, it gets only text and sequences of our own writer. HX_HOSTILE is
// how many sessions are tried.
func TestNothingForeignReachesTheTerminal(t *testing.T) {
	runs := 2
	if v := os.Getenv("HX_HOSTILE"); v != "" {
		var err error
		if runs, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	for i := range runs {
		t.Run(fmt.Sprint(i), func(t *testing.T) { hostileSession(t, rand.New(rand.NewPCG(uint64(i), 9))) })
	}
}

func hostileSession(t *testing.T, rnd *rand.Rand) {
	home, dir := t.TempDir(), t.TempDir()
	file := hostile(rnd, 6, true) + ".evil"
	put(t, filepath.Join(dir, file), "first "+hostile(rnd, 40, false)+"\n"+hostile(rnd, 400, false)+"\n")
	for range 8 {
		put(t, filepath.Join(dir, hostile(rnd, 8, true)), hostile(rnd, 100, false))
	}
	put(t, filepath.Join(dir, "sub"+hostile(rnd, 3, true), "f.evil"), "one\n")
	put(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/"+hostile(rnd, 5, true)+"\n")
	put(t, filepath.Join(dir, ".git", "objects", "x"), "")
	put(t, filepath.Join(dir, ".git", "refs", "x"), "")
	put(t, filepath.Join(home, "config", "hx", "languages.toml"), fmt.Sprintf(
		"[[language]]\nname = \"evil\"\nscope = \"source.evil\"\nfile-types = [\"evil\"]\nlanguage-servers = [\"evil\"]\n"+
			"[language-server.evil]\ncommand = %q\nenvironment = { %s = \"%d\" }\n", os.Args[0], hostileServer, rnd.Uint32()))
	s := Start(t, bin, Options{
		Args: []string{file}, Home: home, Dir: dir,
		Config: "theme = \"\\u001b[31m\\u202e\"\n[editor]\nosc52-read = true\nbufferline = \"always\"\n[editor.workspace-trust]\nlevel = \"insecure\"\n" +
			"[editor.statusline]\nright = [\"version-control\", \"diagnostics\", \"file-name\", \"register\", \"position\"]\n",
	})
	s.Until(t, "NOR")
	s.Send("\x1b[?1u\x1bP>|XTerm(380)" + "\x1b\\" + "\x1b]11;rgb:1010/1010/1010\a\x1b[?62;c")
	step := func(keys string) {
		s.Send(keys)
		// No text to wait for: what is shown may be anything.
		time.Sleep(60 * time.Millisecond)
		if w, err := readWire(s.Tail(1 << 30)); err != nil {
			t.Fatalf("after %q: %v (%v)", keys, err, w)
		}
	}
	typed := func(n int) string { // what a user can type without leaving the prompt
		s := strings.NewReplacer("\x1b", "", "\r", "", "\n", "", "\x03", "", "\x1a", "", "\x00", "").Replace(hostile(rnd, n, true))
		return s
	}
	for _, keys := range []string{
		"gh", " k", " k", esc + "gg", "j", "j", "\x06", "\x02", "gg", "20j", " f", "first", esc + esc, " F", "\x0e", "\x0e", esc + esc, " b", esc + esc,
		":o \t", "\t", "\t", esc, ":sh cat *" + enter, esc, ":pipe-to cat" + enter, esc, ":insert-output cat n*" + enter, esc,
		"%\"+y", "\"+p", "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(hostile(rnd, 30, false))) + "\a", "\"", esc,
		":theme " + typed(5) + enter, ":" + typed(5) + enter, "/" + typed(5) + enter, ":set " + typed(4) + " 1" + enter,
		":messages" + enter, "\x17v", ":reload-all" + enter, " d", esc, " s", esc, "uuu", ":recover" + enter, ":lsp-restart" + enter, " k", " a", esc, esc,
		":w " + typed(3) + "/no/such" + enter, ":cd nosuch" + typed(3) + enter, ":log-open" + enter, " /", "x", esc, esc,
	} {
		step(keys)
	}
	// It was shown, by the server's word too: else this says nothing.
	s.Send(":messages" + enter)
	s.Until(t, "␛")
	if _, err := os.Stat(filepath.Join(dir, "server-was-here")); err != nil {
		t.Error("the language server did not run")
	}
	s.Signal(15)
	s.Ends(t, 1)
	s.Left(t)
}

// hostileServer makes the test program a language server that answers with
// nothing but such text.
const hostileServer = "HX_HOSTILE_SERVER"

func serveHostile(in io.Reader, out io.Writer) {
	seed, _ := strconv.ParseUint(os.Getenv(hostileServer), 10, 32)
	rnd := rand.New(rand.NewPCG(seed, 4))
	text := func(n int) string { return strings.ToValidUTF8(hostile(rnd, n, false), "") }
	send := func(m map[string]any) {
		m["jsonrpc"] = "2.0"
		b, _ := json.Marshal(m)
		fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(b), b)
	}
	place := map[string]any{"start": map[string]any{"line": 0, "character": 0}, "end": map[string]any{"line": 0, "character": 3}}
	r := bufio.NewReader(in)
	for {
		size := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				size, _ = strconv.Atoi(v)
			}
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m struct {
			ID     any    `json:"id"`
			Method string `json:"method"`
			Params struct {
				TextDocument struct {
					URI string `json:"uri"`
				} `json:"textDocument"`
			} `json:"params"`
		}
		if json.Unmarshal(body, &m) != nil {
			return
		}
		var result any
		switch m.Method {
		case "initialize":
			result = map[string]any{"serverInfo": map[string]any{"name": text(4)}, "capabilities": map[string]any{
				"textDocumentSync": 1, "hoverProvider": true, "documentSymbolProvider": true, "codeActionProvider": true, "inlayHintProvider": true,
				"completionProvider": map[string]any{}, "signatureHelpProvider": map[string]any{}}}
		case "textDocument/hover":
			result = map[string]any{"contents": map[string]any{"kind": "markdown", "value": "# " + text(9) + "\n\n```evil\n" + text(20) + "\n```\n" + text(40)}}
		case "textDocument/documentSymbol":
			result = []any{map[string]any{"name": text(5), "kind": 12, "range": place, "selectionRange": place, "detail": text(4)}}
		case "textDocument/codeAction":
			result = []any{map[string]any{"title": text(6), "kind": text(2)}}
		case "textDocument/inlayHint":
			result = []any{map[string]any{"position": place["end"], "label": text(3)}}
		case "textDocument/completion":
			result = []any{map[string]any{"label": text(4), "detail": text(4), "documentation": text(9)}}
		case "textDocument/didOpen":
			_ = os.WriteFile("server-was-here", nil, 0o644)
			send(map[string]any{"method": "textDocument/publishDiagnostics", "params": map[string]any{"uri": m.Params.TextDocument.URI, "diagnostics": []any{
				map[string]any{"range": place, "message": text(30), "source": text(3), "code": text(3), "severity": 1}}}})
			for _, method := range []string{"window/showMessage", "window/logMessage"} {
				send(map[string]any{"method": method, "params": map[string]any{"type": 1, "message": text(20)}})
			}
			token := text(2)
			send(map[string]any{"id": 7, "method": "window/workDoneProgress/create", "params": map[string]any{"token": token}})
			send(map[string]any{"method": "$/progress", "params": map[string]any{"token": token, "value": map[string]any{"kind": "begin", "title": text(5), "message": text(5)}}})
		}
		if m.ID != nil && m.Method != "" {
			send(map[string]any{"id": m.ID, "result": result})
		}
	}
}
