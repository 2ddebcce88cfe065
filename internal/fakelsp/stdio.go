package fakelsp

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
)

// Stdio serves a stream, as a server process of its own would: it keeps the
// documents, answers "demo/text" with the text of one, and ends itself with an
// exit status on "demo/die". It returns when the stream ends or on exit.
func Stdio(in io.Reader, out io.Writer) {
	s := New()
	s.On("demo/text", func(r *Request) {
		uri, _ := r.Param("textDocument", "uri").(string)
		d, _ := s.Doc(uri)
		r.Reply(d.Text)
	})
	s.On("demo/die", func(r *Request) {
		var status int
		json.Unmarshal(r.Params, &status)
		fmt.Fprint(os.Stderr, "about to die\nthread main panicked\n")
		os.Exit(status)
	})
	end, err := s.Dial()
	if err != nil {
		return
	}
	conn := end.(net.Conn)
	go func() {
		io.Copy(conn, in)
		conn.Close()
	}()
	io.Copy(out, conn)
}
