"""net/http with a handler written in Python, and Go's own client."""

import grumpy_hook

grumpy_hook.install()

from __go__.io import ReadAll
from __go__.net.http import Get, HandlerFunc, NewServeMux, RedirectHandler
from __go__.net.http.httptest import NewServer


def greet(w, r):
    name = r.URL.Query().Get("name") or "world"
    w.Header().Set("Content-Type", "text/plain")
    w.Write(f"hello {name}\n".encode())


mux = NewServeMux()
mux.HandleFunc("/greet", greet)
mux.Handle("/old", RedirectHandler("/greet?name=again", 301))

with NewServer(mux) as server:
    for path in ("/greet?name=gopher", "/old", "/nowhere"):
        answer = Get(server.URL + path)
        with answer.Body as body:
            print(answer.StatusCode, answer.Header.Get("Content-Type"), ReadAll(body).decode().strip())
