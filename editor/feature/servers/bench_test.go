package servers_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"testing"

	"hx/editor/feature/servers"
	"hx/internal/hxtest"
	"hx/lsp/link"
)

// sink answers initialize and then reads without looking, so that only the
// client is measured.
func sink(context.Context, link.Spec) (*link.Link, error) {
	mine, theirs := net.Pipe()
	go func() {
		r := bufio.NewReader(theirs)
		head, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, _ := strconv.Atoi(head.Get("Content-Length"))
		io.CopyN(io.Discard, r, int64(n))
		body := `{"jsonrpc":"2.0","id":1,"result":{"capabilities":{"textDocumentSync":2,"positionEncoding":"utf-8"},"serverInfo":{"name":"sink","version":"1"}}}`
		fmt.Fprintf(theirs, "Content-Length: %d\r\n\r\n%s", len(body), body)
		io.Copy(io.Discard, r)
	}()
	return link.Stream(mine), nil
}

// BenchmarkKeystroke is what a typed character costs in a file of 5,000 lines:
// alone, and with a server that is told of every one, without the server's own
// work.
func BenchmarkKeystroke(b *testing.B) {
	text := strings.Repeat("let some = text(\"of a line\")\n", 5000)
	for _, c := range []struct{ name, languages string }{
		{"alone", strings.Replace(languages, `language-servers = ["fake"]`, "", 1)}, {"with a server", languages},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := &rig{t: b}
			r.Session = hxtest.New(b, hxtest.Options{Languages: c.languages, Files: map[string]string{"a.prose": text}, Open: "a.prose"})
			servers.Of(r.Env).Dial = sink
			r.Settle()
			if c.name != "alone" {
				r.until("the server", func() bool { all := servers.Of(r.Env).Set().All(); return len(all) == 1 && all[0].Version() != "" })
			}
			r.press("i")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r.press([]string{"x", "<backspace>"}[i%2])
			}
		})
	}
}
