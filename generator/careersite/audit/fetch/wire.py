"""The wire of one request: a connection to a checked address, its headers and body counted as they come."""

# mypy: disable-error-code="no-untyped-call, arg-type, attr-defined, union-attr, import-untyped"
# Twisted's interfaces are half typed; this module and the handler are its edge and nothing of it leaves here.

from __future__ import annotations

import asyncio
import contextlib
import re
from pathlib import Path
from typing import Any

import certifi
from OpenSSL import SSL, crypto
from service_identity import VerificationError
from twisted.internet import error, reactor, ssl
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import TCP4ClientEndpoint, TCP6ClientEndpoint, wrapClientTLS
from twisted.internet.interfaces import IHandshakeListener
from twisted.internet.protocol import Protocol
from twisted.protocols.policies import ProtocolWrapper, WrappingFactory
from twisted.web.client import URI, PotentialDataLoss, ResponseDone
from twisted.web.iweb import IAgentEndpointFactory
from zope.interface import implementer

from careersite.audit.fetch.addresses import Target
from careersite.audit.fetch.decode import BoundedBody
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.values import Limits

_NO_TLS = re.compile(r"wrong version number|packet length too long|http request|record layer", re.I)
# What OpenSSL says when the other side has nothing as new as TLS 1.2 or no cipher that is safe today.
_OLD_TLS = re.compile(r"protocol version|unsupported protocol|handshake failure|no shared cipher|no protocols available|legacy|dh key too small|insufficient security", re.I)


@implementer(IHandshakeListener)
class Meter(ProtocolWrapper):
    """Count what arrives before the headers are through, and hold the real connection for an abort."""

    def __init__(self, factory: MeterFactory, wrapped: Any) -> None:
        super().__init__(factory, wrapped)
        self.seen = 0
        factory.endpoint.meter = self

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Pass bytes on while the headers keep within their limit."""
        endpoint = self.factory.endpoint
        if not endpoint.headers_done:
            self.seen += len(data)
            if self.seen > endpoint.header_bytes:
                endpoint.flooded = True
                self.abort()
                return
        super().dataReceived(data)

    def handshakeCompleted(self) -> None:  # noqa: N802 - Twisted's name
        """Note that both sides agreed on how to encrypt."""
        self.factory.endpoint.agreed = True

    def abort(self) -> None:
        """Drop the connection now."""
        with contextlib.suppress(AttributeError):
            self.transport.abortConnection()


class MeterFactory(WrappingFactory):
    """Build one ``Meter``."""

    protocol = Meter
    noisy = False

    def __init__(self, wrapped: Any, endpoint: CheckedEndpoint) -> None:
        super().__init__(wrapped)
        self.endpoint = endpoint


@implementer(IAgentEndpointFactory)
class CheckedEndpoint:
    """An endpoint to one checked IP address; the name is used for the certificate only."""

    def __init__(self, target: Target, address: str, limits: Limits, trust: Any) -> None:
        kind = TCP6ClientEndpoint if ":" in address else TCP4ClientEndpoint
        inner = kind(reactor, address, target.port, timeout=limits.connect_seconds)
        if target.scheme == "https":
            inner = wrapClientTLS(ssl.optionsForClientTLS(target.host, trustRoot=trust), inner)
        self.inner = inner
        self.agreed = target.scheme != "https"
        self.header_bytes = limits.header_bytes
        self.headers_done = False
        self.flooded = False
        self.meter: Meter | None = None

    def endpointForURI(self, _uri: URI) -> CheckedEndpoint:  # noqa: N802 - Twisted's name
        """This endpoint, whatever the address."""
        return self

    def connect(self, factory: Any) -> Deferred[Any]:
        """Connect with the meter between the wire and Twisted's HTTP protocol."""
        return self.inner.connect(MeterFactory(factory, self)).addCallback(lambda meter: meter.wrappedProtocol)


class BodyReader(Protocol):
    """Collect a bounded body; ``done`` fires with None or fails with a ``FetchFault``."""

    def __init__(self, body: BoundedBody, endpoint: CheckedEndpoint, *, whole: bool, cut: bool) -> None:
        self.body = body
        self.endpoint = endpoint
        self.whole = whole
        self.cut = cut
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take bytes; stop at the limit."""
        if self.done.done():
            return
        try:
            self.body.feed(data)
        except FetchFault as fault:
            enough = not self.whole or (self.cut and fault.code == "too-big")
            self._end(None if enough else fault)
            if self.endpoint.meter:
                self.endpoint.meter.abort()

    def connectionLost(self, reason: Any = None) -> None:  # noqa: N802 - Twisted's name
        """The end: as announced, at the close of the connection (HTTP/1.0), or broken off."""
        ended = reason is None or reason.check(ResponseDone, PotentialDataLoss)
        self._end(None if ended or not self.whole else FetchFault("truncated", "the body breaks off"))

    def _end(self, fault: FetchFault | None) -> None:
        if self.done.done():
            return
        if fault:
            self.done.set_exception(fault)
        else:
            self.done.set_result(None)


def trust_root() -> Any:
    """The certificate authorities that are trusted, the same on every system (certifi's)."""
    pems = Path(certifi.where()).read_bytes().split(b"-----END CERTIFICATE-----")
    whole = [pem + b"-----END CERTIFICATE-----" for pem in pems if b"BEGIN CERTIFICATE" in pem]
    return ssl.trustRootFromCertificates([ssl.Certificate(crypto.load_certificate(crypto.FILETYPE_PEM, pem)) for pem in whole])


def fault_of(fault: BaseException, *, agreed: bool) -> FetchFault:
    """Name what Twisted or OpenSSL raised, looking into its list of reasons; ``agreed``: encryption was settled before it."""
    causes = [fault] + [getattr(reason, "value", reason) for reason in getattr(fault, "reasons", [])]
    for cause in list(causes):
        causes += [getattr(reason, "value", reason) for reason in getattr(cause, "reasons", [])]
    if any(isinstance(cause, SSL.Error) and _NO_TLS.search(str(cause)) for cause in causes):
        return FetchFault("connection-failed", "the site speaks no https here")
    if any(isinstance(cause, SSL.Error) and _OLD_TLS.search(str(cause)) for cause in causes):
        return FetchFault("old-encryption", "the site refused TLS 1.2 and later")
    if any(isinstance(cause, (SSL.Error, VerificationError)) for cause in causes):
        return FetchFault("certificate", "the certificate or the encryption of the site cannot be trusted")
    if any(isinstance(cause, (error.TimeoutError, error.TCPTimedOutError)) for cause in causes):
        return FetchFault("deadline", "no connection in time")
    if any(isinstance(cause, error.ConnectError) for cause in causes):
        return FetchFault("connection-failed", type(causes[-1]).__name__)
    if any(isinstance(cause, (error.ConnectionLost, error.ConnectionDone, error.ConnectionAborted)) for cause in causes):
        never = type(fault).__name__ == "ResponseNeverReceived"
        if never and not agreed:
            return FetchFault("old-encryption", "the site hung up before encryption was agreed")
        return FetchFault("connection-failed" if never else "truncated", "the connection was dropped")
    return FetchFault("bad-http", type(causes[-1]).__name__)
