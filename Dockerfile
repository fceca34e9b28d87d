# One image for web, worker and scheduler; docker-compose.yml says which is which.

FROM python:3.11-slim-bookworm AS packages
ARG UV_VERSION=0.13.9
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_NO_CACHE=1
RUN python -m venv --without-pip /opt/venv \
 && pip install --no-cache-dir --disable-pip-version-check "uv==${UV_VERSION}"
COPY requirements.lock .
RUN uv pip sync --require-hashes --python /opt/venv/bin/python requirements.lock


FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Quán Triệt" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV LANG=C.UTF-8 \
    PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPATH=/srv/quan-triet:/srv/quan-triet/site \
    PYTHONUNBUFFERED=1 \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000 \
    GRANIAN_INTERFACE=wsgi \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=4 \
    GRANIAN_WORKERS_KILL_TIMEOUT=10
RUN groupadd --gid 10001 portal \
 && useradd --uid 10001 --gid portal --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portal
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/quan-triet
COPY . .
# Production does not start without its secrets: these live for this one step and go nowhere.
# `ext`: htmx's extensions, not used here, whose comments name modules that are not there to be hashed.
RUN PORTAL_ENV=production \
    PORTAL_SECRET_KEY=for-collecting-static-files-while-building-only \
    PORTAL_HOSTS=localhost \
    DATABASE_URL=postgres://nobody@localhost/nothing \
    REDIS_URL=redis://localhost/0 \
    sh -c 'python manage.py translations compile && python manage.py collectstatic --noinput --ignore=ext' \
 && install --directory --owner=portal --group=portal var var/uploads
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "site/deploy/healthcheck.py"]
CMD ["granian", "--no-ws", "portal.wsgi:application"]
