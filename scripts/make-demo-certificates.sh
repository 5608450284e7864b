#!/bin/sh
# Makes fixtures/demo/*.pem: a test authority, one certificate for every host of the demo's lists, and an expired one.
# Needs openssl. The keys protect nothing: they are for loopback only.
set -eu
cd "$(dirname "$0")/../fixtures/demo"
curve='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
openssl req -x509 $curve -keyout authority-key.pem -out authority.pem -days 36500 -subj '/CN=linkmend demo authority'
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out key.pem
sign() { # name, file with one host a line, days
  openssl req -new -key key.pem -out request.pem -subj "/CN=$1"
  printf 'subjectAltName=' >extension.txt
  sed 's/^/DNS:/' "$2" | paste -sd, - >>extension.txt
  openssl x509 -req -in request.pem -CA authority.pem -CAkey authority-key.pem -CAcreateserial -out "$1.pem" -extfile extension.txt -days "$3"
}
{
  cat ../lists/*.md | grep -o 'https\?://[^/)]*' | sed 's#.*//##'
  printf '%s\n' engineering.fb.com www.uber.com github.blog learn.microsoft.com dropbox.tech engineering.atspotify.com \
    clicktotweet.com service.weibo.com www.linkedin.com img.youtube.com web.archive.org
} | sort -u >hosts.txt
sign hosts hosts.txt 36500
echo betterment.engineering >expired.txt
sign expired expired.txt -1
rm -f request.pem extension.txt hosts.txt expired.txt authority.srl authority-key.pem
