package wire

import (
	"fmt"
	"strings"
	"testing"
)

func show(m Message) string {
	s := fmt.Sprintf("id=%s method=%s params=%s result=%s", m.ID, m.Method, []byte(m.Params), []byte(m.Result))
	if m.Error != nil {
		s += fmt.Sprintf(" error=%d %q %s", m.Error.Code, m.Error.Message, []byte(m.Error.Data))
	}
	return s
}

func TestParseMessages(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":1}}`, `id=1 method=m params={"a":1} result=`},
		{`{"id":"x","result":null}`, `id="x" method= params= result=null`},
		{`{"id":7}`, `id=7 method= params= result=null`},
		{`{"id":7,"result":[1],"error":null}`, `id=7 method= params= result=[1]`},
		{`{"id":7,"result":null,"error":{"code":-32601,"message":"no","data":{"x":1}}}`, `id=7 method= params= result= error=-32601 "no" {"x":1}`},
		{`{"id":7,"error":{"code":"high","message":null}}`, `id=7 method= params= result= error=-32603 "" `},
		{`{"id":7,"error":{"code":1e99}}`, `id=7 method= params= result= error=-32603 "" `},
		{`{"id":7,"error":"plain"}`, `id=7 method= params= result= error=-32603 "plain" `},
		{`{"id":7,"error":12}`, `id=7 method= params= result= error=-32603 "12" `},
		{`{"id":null,"method":"m","params":null}`, `id= method=m params= result=`},
		{`{"method":"a","method":"b"}`, `id= method=b params= result=`},
		{`{"id":123456789012345678901,"method":"m"}`, `id=123456789012345678901 method=m params= result=`},
		{"\xef\xbb\xbf" + ` {"method":"m"} `, `id= method=m params= result=`},
		{"{\"method\":\"m\",\"params\":[\"a\xffb\"]}", "id= method=m params=[\"a\uFFFDb\"] result="},
		{`[{"id":1,"result":1},{"method":"m"}]`, `id=1 method= params= result=1; id= method=m params= result=`},
		{`[{"id":1,"result":1},3,{"method":"m"}]`, `id=1 method= params= result=1; id= method=m params= result=; ERR`},
		{`{"method":"m"} trailing`, `id= method=m params= result=`},
		{``, `ERR`}, {`{`, `ERR`}, {`{}`, `ERR`}, {`null`, `ERR`}, {`"x"`, `ERR`}, {`[]`, ``}, {`[`, `ERR`},
		{`{"id":1,"result":`, `ERR`}, {`{"id":1,"result":}`, `ERR`}, {`{"result":1}`, `ERR`}, {`{"method":5}`, `ERR`},
		{`{"method":"m","params":` + strings.Repeat("[", 100_000) + `}`, `ERR`},
	} {
		list, err := ParseMessages([]byte(c.body))
		var got []string
		for _, m := range list {
			got = append(got, show(m))
		}
		if err != nil {
			got = append(got, "ERR")
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%.80s\n got %s (%v)\nwant %s", c.body, s, err, c.want)
		}
	}
}

func TestMember(t *testing.T) {
	v := []byte(`{"a":1,"b":{"uri":"no"},"uri":"file:\/\/\/x","uri":"late"}`)
	if got := Text(Member(v, "uri")); got != "file:///x" {
		t.Errorf("got %q", got)
	}
	if Member(v, "none") != nil || Member([]byte("[]"), "a") != nil || Member(nil, "a") != nil {
		t.Error("found what is not there")
	}
	if got := answerID([]byte(`{"jsonrpc":"2.0","id":12,"result":[{"label":"cut o`)); got != "12" {
		t.Errorf("id of a cut answer: %q", got)
	}
	if got := answerID([]byte(`{"jsonrpc":"2.0","method":"m","id":12,"par`)); got != "" {
		t.Errorf("a request taken for an answer: %q", got)
	}
}

func FuzzParseMessages(f *testing.F) {
	f.Add([]byte(`{"id":1,"error":{"code":2,"message":"x","data":[]}}`))
	f.Add([]byte(`[{"id":"1","result":{}},{"method":"x","params":[1]}]`))
	f.Add([]byte("{\"method\":\"\xff\"}"))
	f.Fuzz(func(t *testing.T, body []byte) {
		list, _ := ParseMessages(body)
		for _, m := range list {
			if m.Method == "" && m.ID == "" {
				t.Fatalf("%q: neither id nor method", body)
			}
			if m.IsAnswer() && m.Error == nil && m.Result == nil {
				t.Fatalf("%q: answer without outcome", body)
			}
		}
		Member(body, "uri")
		answerID(body)
	})
}
