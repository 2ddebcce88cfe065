package wire

import (
	"net"
	"strings"
	"testing"
	"time"
)

// A defect of ours ends the connection, as if the server had gone.
func TestADefectEndsTheConnection(t *testing.T) {
	here, there := net.Pipe()
	c := NewConn(here, Config{Handle: func(*Conn, Message) { panic("broken") }})
	go there.Write(AppendFrame(nil, []byte(`{"jsonrpc":"2.0","method":"x"}`)))
	select {
	case <-c.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("it goes on")
	}
	if err := c.Err(); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("it ended with %v", err)
	}
	c.Join()
}
