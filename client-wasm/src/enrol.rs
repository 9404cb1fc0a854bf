//! Becoming a device of a member (SPEC W3). The key that makes a retry safe is durable before the
//! code is sent, so an answer that got lost is asked for again and not used up.

use vungxanh_shared::ids::{DeviceId, SessionActor};
use vungxanh_shared::wire::{self, EnrolRequest, EnrolResponse, ErrorBody};

use crate::engine::{Engine, OnDurable};
use crate::event::{Effect, EnrolFailure, Outcome, RequestId, Route};
use crate::random::Entropy;
use crate::receive::{Inbound, WriteSet};
use crate::stored::{Identity, PendingEnrolment, row};
use crate::sync::ServerAnswer;

/// An enrolment that a person asked for.
#[derive(Debug)]
pub(crate) struct Enrolling {
    pub request: RequestId,
    pub code: String,
    pub device_name: String,
    pub platform: String,
}

/// A step of an enrolment that must be durable before the next.
#[derive(Debug)]
pub(crate) enum Enrolment {
    Begun(PendingEnrolment),
    Done(Box<Identity>),
}

impl Engine {
    pub(crate) fn begin_enrolment(&mut self, enrolling: Enrolling, entropy: &Entropy) {
        let request = enrolling.request;
        let is_known = !self.stored.contact.withdrawn && !self.sync.unknown;
        if self.stored.identity.is_some() && is_known {
            return self.answer(request, Outcome::Enrolled);
        }
        if self.enrolling.is_some() {
            let failure = EnrolFailure::because("too_many_requests");
            return self.answer(request, Outcome::NotEnrolled(failure));
        }
        let same = |pending: &&PendingEnrolment| pending.code == enrolling.code;
        let known = self.stored.enrolment.as_ref().filter(same).cloned();
        let pending = known.unwrap_or_else(|| PendingEnrolment {
            code: enrolling.code.clone(),
            retry_key: entropy.to_vec(),
        });
        self.enrolling = Some(enrolling);
        self.inbound.push_back(Inbound::Enrolment(Enrolment::Begun(pending)));
    }

    /// The next step of an enrolment becomes durable.
    pub(crate) fn persist_enrolment(&mut self, step: Enrolment) {
        match step {
            Enrolment::Begun(pending) => {
                self.persist(vec![row::enrolment(Some(&pending))], OnDurable::EnrolmentBegun, None);
            }
            Enrolment::Done(identity) => {
                let mut write_set = WriteSet::default();
                let identity = self.enrolled_again(*identity, &mut write_set);
                write_set.writes.extend([row::identity(&identity), row::enrolment(None)]);
                let WriteSet { writes, touched, .. } = write_set;
                let request = self.enrolling.as_ref().map(|enrolling| enrolling.request);
                let answer = request.map(|request| (request, Outcome::Enrolled));
                self.persist(writes, OnDurable::Enrolled { touched }, answer);
            }
        }
    }

    pub(crate) fn send_enrolment(&mut self, now_ms: i64) {
        let (Some(enrolling), Some(pending)) = (&self.enrolling, &self.stored.enrolment) else {
            return;
        };
        let body = wire::encode(&EnrolRequest {
            code: enrolling.code.clone(),
            device_name: enrolling.device_name.clone(),
            platform: enrolling.platform.clone(),
            retry_key: pending.retry_key.clone().into(),
        });
        let send = self.take_off(Route::Enrol, now_ms);
        self.effects.push(Effect::Send { send, route: Route::Enrol, token: None, body });
    }

    pub(crate) fn enrolment_answered(&mut self, answer: &ServerAnswer) {
        if answer.status == 200
            && let Some(identity) = identity(&answer.body)
        {
            let done = Enrolment::Done(Box::new(identity));
            return self.inbound.push_back(Inbound::Enrolment(done));
        }
        let said = wire::decode::<ErrorBody>(&answer.body).ok();
        let code = said.as_ref().map_or("", |said| said.code.as_str());
        let known = ["code_used", "code_expired", "code_unknown"];
        let reason = known.into_iter().find(|known| *known == code);
        let busy = (answer.status == 429).then_some("too_many_requests");
        let reason = reason.or(busy).unwrap_or("server_error");
        self.enrolment_failed(EnrolFailure { reason, said });
    }

    pub(crate) fn enrolment_not_answered(&mut self) {
        self.enrolment_failed(EnrolFailure::because("offline"));
    }

    pub(crate) fn enrolment_failed(&mut self, failure: EnrolFailure) {
        if let Some(enrolling) = self.enrolling.take() {
            self.answer(enrolling.request, Outcome::NotEnrolled(failure));
        }
    }

    pub(crate) fn enrolled(&mut self) {
        self.enrolling = None;
        self.sync.unknown = false;
        let own = self.stored.identity.as_ref();
        let actor = own.map(|own| SessionActor::new(own.device, self.session));
        self.documents.set_actor(actor);
        self.sync.want();
        self.effects.push(Effect::SessionChanged);
    }
}

fn identity(body: &[u8]) -> Option<Identity> {
    let response: EnrolResponse = wire::decode(body).ok()?;
    Some(Identity {
        device: DeviceId::from_slice(&response.device_id)?,
        token: response.token,
        member_id: response.member.id,
        member_name: response.member.name,
        member_phone: response.member.phone,
        ward_code: response.ward.code,
        ward_name: response.ward.name,
        contact_name: response.ward.contact_name,
        contact_phone: response.ward.contact_phone,
        earlier_devices: Vec::new(),
    })
}
